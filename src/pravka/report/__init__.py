"""Reports: (documents, findings) to text, JSON, GitHub annotations, SARIF."""
