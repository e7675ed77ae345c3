import "../../design/scripts/page.js";
import "../templates/learning/components/question_view.js";
