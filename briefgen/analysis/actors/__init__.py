"""Who acts: names in the text become mentions, mentions become ranked actors with role and stance."""
