"""What stands around every screen: visit, login, chrome, head of a dossier, notices, refusals."""
