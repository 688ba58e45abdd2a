"""`python -m operations` is the same as `koers`."""

from operations.command import koers

koers(prog_name="koers")
