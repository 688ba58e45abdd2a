"""The program that speaks with DUO: the client, the sender and its commands."""
