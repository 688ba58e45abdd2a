"""One brede intake: answers, family, instruments, legal gaps, referrals, earlier version, question usage."""
