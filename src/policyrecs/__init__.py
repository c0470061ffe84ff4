"""Policy texts in, validated records out."""
