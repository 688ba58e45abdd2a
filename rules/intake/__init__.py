"""What follows from a brede intake: advice on the leerroute, points of attention, suggestions, accord, referral."""
