"""The written case: what each agency sent, in its own voice. One module per agency; `people` and `stays` say what is true."""
