"""What is only suspected: findings, each with its suggestion and a confidence."""
