"""LanguageTool as a second reader, off by default. Nothing here is imported unless it is switched on."""
