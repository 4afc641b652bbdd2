"""Both conventions side by side: subjects, the concordance, who is in."""
