"""The door in: user name and password, invitations."""
