"""How the models are made: programs for those who train them anew, no part of the wheel."""
