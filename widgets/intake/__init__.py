"""The brede intake: domains, talks, instruments, restricted sections, hand-over, referrals, closing."""
