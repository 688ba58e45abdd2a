"""What follows from a brede intake: advice on the leerroute, aandachtspunten, suggestions, akkoord, referrals."""
