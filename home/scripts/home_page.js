import "../../design/scripts/page.js";
import "../../cases/templates/cases/components/map.js";
