import "../../design/scripts/page.js";
import "../../design/templates/design/blocks/checklist.js";
