"""What scraping breaks, and is put right by rule; one module a kind of damage."""
