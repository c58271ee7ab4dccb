"""Links that lead to one picture, in other sizes or by other spellings of its address."""
