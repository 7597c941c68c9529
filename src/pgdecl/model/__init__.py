"""What a declaration is: no input or output here."""
