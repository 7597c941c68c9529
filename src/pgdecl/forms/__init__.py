"""Official forms: a declaration becomes a Grid, a Grid a declaration."""
