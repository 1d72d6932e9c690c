"""What `./run` is made of: the environment, the checks, the locks. No part of the installed product."""
