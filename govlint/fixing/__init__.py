"""Making the fixes that findings offer: in text files by their characters, in Word files across runs, nowhere else."""
