import "../../design/scripts/page.js";
import "../templates/cases/components/map.js";
