"""What the fuzzer is made of: starting files, and ways to bend them."""
