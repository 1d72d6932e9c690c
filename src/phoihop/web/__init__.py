"""The staff shell: home, account and administration screens."""
