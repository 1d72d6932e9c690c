"""phoihop: the joint workspace of an NA delegation, a People's Council and a Fatherland Front committee."""
