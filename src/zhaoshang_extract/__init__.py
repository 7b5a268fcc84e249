"""Read Chinese government and investment-promotion reports into typed, checkable records."""
