"""Correspondence (งานสารบรรณ): letters in, letters out, their path, their registers."""
