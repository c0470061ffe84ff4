"""Let the battery's tests import it from beside them, as its program does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
