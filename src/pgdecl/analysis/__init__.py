"""What rules and comparison both look at: rows, names, pairing, facts, and the profile to judge by."""
