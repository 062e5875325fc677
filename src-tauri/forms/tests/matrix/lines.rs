//! The lines of the matrix, each with the smallest form that uses its feature.

/// A feature and what shows it.
pub struct Line(pub &'static str, pub Probe);

pub enum Probe {
    /// The columns of a row.
    Row(&'static [(&'static str, &'static str)]),
    /// A row whose appearance is a wish: it is kept and written back, and a renderer may follow it.
    Kept(&'static [(&'static str, &'static str)]),
    Calculation(&'static str),
    Setting(&'static [(&'static str, &'static str)]),
    NotApplicable(&'static str),
}

use Probe::{Calculation, Kept, NotApplicable, Row, Setting};

pub const SECTIONS: &[(&str, &[Line])] = &[
    (
        "Question types",
        &[
            Line("text", Row(&[("type", "text")])),
            Line("integer", Row(&[("type", "integer")])),
            Line("decimal", Row(&[("type", "decimal")])),
            Line("note", Row(&[("type", "note")])),
            Line("select_one", Row(&[("type", "select_one l")])),
            Line("select_multiple", Row(&[("type", "select_multiple l")])),
            Line(
                "select_*_from_file",
                Row(&[("type", "select_one_from_file villes.csv")]),
            ),
            Line("repeat", Row(&[("type", "begin repeat")])),
            Line("group", Row(&[("type", "begin group")])),
            Line("geopoint", Row(&[("type", "geopoint")])),
            Line("geotrace", Row(&[("type", "geotrace")])),
            Line("geoshape", Row(&[("type", "geoshape")])),
            Line("start-geopoint", Row(&[("type", "start-geopoint")])),
            Line(
                "range",
                Row(&[("type", "range"), ("parameters", "start=0 end=10 step=2")]),
            ),
            Line("image", Row(&[("type", "image")])),
            Line("barcode", Row(&[("type", "barcode")])),
            Line("audio", Row(&[("type", "audio")])),
            Line("background-audio", Row(&[("type", "background-audio")])),
            Line("video", Row(&[("type", "video")])),
            Line("file", Row(&[("type", "file")])),
            Line("date", Row(&[("type", "date")])),
            Line("time", Row(&[("type", "time")])),
            Line("datetime", Row(&[("type", "datetime")])),
            Line("rank", Row(&[("type", "rank l")])),
            Line("csv-external", Row(&[("type", "csv-external")])),
            Line("acknowledge", Row(&[("type", "acknowledge")])),
            Line("start", Row(&[("type", "start")])),
            Line("end", Row(&[("type", "end")])),
            Line("today", Row(&[("type", "today")])),
            Line("deviceid", Row(&[("type", "deviceid")])),
            Line("username", Row(&[("type", "username")])),
            Line("phonenumber", Row(&[("type", "phonenumber")])),
            Line("email", Row(&[("type", "email")])),
            Line("audit", Row(&[("type", "audit")])),
            Line("hidden", Row(&[("type", "hidden")])),
        ],
    ),
    (
        "Appearances",
        &[
            Line(
                "numbers",
                Kept(&[("type", "text"), ("appearance", "numbers")]),
            ),
            Line(
                "multiline",
                Kept(&[("type", "text"), ("appearance", "multiline")]),
            ),
            Line("url", Kept(&[("type", "text"), ("appearance", "url")])),
            Line("ex:", Row(&[("appearance", "ex:org.exemple.app")])),
            Line(
                "thousands-sep",
                Kept(&[("type", "integer"), ("appearance", "thousands-sep")]),
            ),
            Line(
                "bearing",
                Kept(&[("type", "decimal"), ("appearance", "bearing")]),
            ),
            Line(
                "vertical",
                Kept(&[("type", "range"), ("appearance", "vertical")]),
            ),
            Line(
                "no-ticks",
                Kept(&[("type", "range"), ("appearance", "no-ticks")]),
            ),
            Line(
                "picker",
                Kept(&[("type", "range"), ("appearance", "picker")]),
            ),
            Line(
                "rating",
                Kept(&[("type", "range"), ("appearance", "rating")]),
            ),
            Line("new", Kept(&[("type", "image"), ("appearance", "new")])),
            Line(
                "new-front",
                Kept(&[("type", "image"), ("appearance", "new-front")]),
            ),
            Line("draw", Kept(&[("type", "image"), ("appearance", "draw")])),
            Line(
                "annotate",
                Kept(&[("type", "image"), ("appearance", "annotate")]),
            ),
            Line(
                "signature",
                Kept(&[("type", "image"), ("appearance", "signature")]),
            ),
            Line(
                "no-calendar",
                Kept(&[("type", "date"), ("appearance", "no-calendar")]),
            ),
            Line(
                "month-year",
                Kept(&[("type", "date"), ("appearance", "month-year")]),
            ),
            Line("year", Kept(&[("type", "date"), ("appearance", "year")])),
            Line(
                "ethiopian",
                Kept(&[("type", "date"), ("appearance", "ethiopian")]),
            ),
            Line(
                "coptic",
                Kept(&[("type", "date"), ("appearance", "coptic")]),
            ),
            Line(
                "islamic",
                Kept(&[("type", "date"), ("appearance", "islamic")]),
            ),
            Line(
                "bikram-sambat",
                Kept(&[("type", "date"), ("appearance", "bikram-sambat")]),
            ),
            Line(
                "myanmar",
                Kept(&[("type", "date"), ("appearance", "myanmar")]),
            ),
            Line(
                "persian",
                Kept(&[("type", "date"), ("appearance", "persian")]),
            ),
            Line(
                "placement-map",
                NotApplicable("places are refused by their type"),
            ),
            Line("maps", NotApplicable("places are refused by their type")),
            Line(
                "hide-input",
                NotApplicable("places are refused by their type"),
            ),
            Line(
                "minimal",
                Kept(&[("type", "select_one l"), ("appearance", "minimal")]),
            ),
            Line(
                "search / autocomplete",
                Kept(&[("type", "select_one l"), ("appearance", "autocomplete")]),
            ),
            Line(
                "quick",
                Kept(&[("type", "select_one l"), ("appearance", "quick")]),
            ),
            Line(
                "columns-pack",
                Kept(&[("type", "select_one l"), ("appearance", "columns-pack")]),
            ),
            Line(
                "columns",
                Kept(&[("type", "select_one l"), ("appearance", "columns")]),
            ),
            Line(
                "columns-n",
                Kept(&[("type", "select_one l"), ("appearance", "columns-3")]),
            ),
            Line(
                "no-buttons",
                Kept(&[("type", "select_one l"), ("appearance", "no-buttons")]),
            ),
            Line(
                "image-map",
                Kept(&[("type", "select_one l"), ("appearance", "image-map")]),
            ),
            Line(
                "likert",
                Kept(&[("type", "select_one l"), ("appearance", "likert")]),
            ),
            Line(
                "map",
                Kept(&[("type", "select_one l"), ("appearance", "map")]),
            ),
            Line(
                "field-list",
                Kept(&[("type", "begin group"), ("appearance", "field-list")]),
            ),
            Line(
                "label",
                Kept(&[("type", "select_one l"), ("appearance", "label")]),
            ),
            Line(
                "list-nolabel",
                Kept(&[("type", "select_one l"), ("appearance", "list-nolabel")]),
            ),
            Line(
                "list",
                Kept(&[("type", "select_one l"), ("appearance", "list")]),
            ),
            Line(
                "table-list",
                Row(&[("type", "begin group"), ("appearance", "table-list")]),
            ),
            Line(
                "counter",
                Kept(&[("type", "integer"), ("appearance", "counter")]),
            ),
            Line(
                "hidden-answer",
                Kept(&[("type", "text"), ("appearance", "hidden-answer")]),
            ),
            Line("printer", Row(&[("appearance", "printer:org.exemple.app")])),
            Line(
                "masked",
                Kept(&[("type", "text"), ("appearance", "masked")]),
            ),
            Line(
                "search()",
                Row(&[("type", "select_one l"), ("appearance", "search('villes')")]),
            ),
            Line(
                "rythme-week (ours)",
                Row(&[("appearance", "rythme-week"), ("parameters", "step=30")]),
            ),
        ],
    ),
    (
        "Parameters",
        &[
            Line(
                "randomize",
                Row(&[("type", "select_one l"), ("parameters", "randomize=true")]),
            ),
            Line(
                "seed",
                Row(&[
                    ("type", "select_one l"),
                    ("parameters", "randomize=true seed=42"),
                ]),
            ),
            Line(
                "value",
                Row(&[
                    ("type", "select_one_from_file villes.csv"),
                    ("parameters", "value=id"),
                ]),
            ),
            Line(
                "label",
                Row(&[
                    ("type", "select_one_from_file villes.csv"),
                    ("parameters", "label=id"),
                ]),
            ),
            Line("rows", Row(&[("parameters", "rows=4")])),
            Line(
                "geopoint capture-accuracy…",
                NotApplicable("places are refused by their type"),
            ),
            Line(
                "range start, end, step",
                Row(&[("type", "range"), ("parameters", "start=1 end=5 step=1")]),
            ),
            Line(
                "image max-pixels",
                Row(&[("type", "image"), ("parameters", "max-pixels=1024")]),
            ),
            Line(
                "audio quality",
                NotApplicable("sounds are refused by their type"),
            ),
            Line(
                "audit: location, track-changes…",
                Row(&[("type", "audit"), ("parameters", "track-changes=true")]),
            ),
            Line(
                "geotrace/shape incremental",
                NotApplicable("places are refused by their type"),
            ),
            Line(
                "range labels, placeholder",
                Row(&[
                    ("type", "range"),
                    ("parameters", "start=1 end=5 step=1 placeholder=3"),
                ]),
            ),
        ],
    ),
    (
        "Form logic",
        &[
            Line(
                "calculate",
                Row(&[
                    ("type", "calculate"),
                    ("label", ""),
                    ("calculation", "1 + 1"),
                ]),
            ),
            Line("relevant", Row(&[("relevant", "${a} = 'x'")])),
            Line("required", Row(&[("required", "yes")])),
            Line(
                "required message",
                Row(&[("required", "yes"), ("required_message", "Il faut")]),
            ),
            Line(
                "custom constraint",
                Row(&[("type", "integer"), ("constraint", ". > 0")]),
            ),
            Line(
                "constraint message",
                Row(&[("constraint", ". != 'x'"), ("constraint_message", "Pas x")]),
            ),
            Line("read only", Row(&[("read_only", "yes")])),
            Line("dynamic defaults", Row(&[("default", "concat(${a}, 'x')")])),
            Line(
                "trigger",
                Row(&[("calculation", "1 + 1"), ("trigger", "${a}")]),
            ),
            Line(
                "choice filter",
                Row(&[("type", "select_one l"), ("choice_filter", "tri = ${a}")]),
            ),
            Line("default", Row(&[("type", "integer"), ("default", "3")])),
            Line(
                "repeat_count",
                Row(&[("type", "begin repeat"), ("repeat_count", "3")]),
            ),
            Line("create or update Entities", Row(&[("save_to", "nom")])),
            Line("or_other", Row(&[("type", "select_one l or_other")])),
        ],
    ),
    (
        "Descriptions and annotations",
        &[
            Line("label", Row(&[("label", "Votre âge ?")])),
            Line("hint", Row(&[("hint", "En années")])),
            Line(
                "guidance hint",
                Row(&[("guidance_hint", "Ne pas insister")]),
            ),
            Line(
                "form translations",
                Row(&[("label", "Essai"), ("hint::العربية (ar)", "مثال")]),
            ),
            Line(
                "form translations with ref to other field",
                Row(&[("hint::English (en)", "Like ${a}")]),
            ),
            Line("Markdown", Row(&[("label", "**Votre** âge")])),
            Line("Inline HTML", Row(&[("label", "<b>Votre</b> âge")])),
            Line("image", Row(&[("media::image", "plan.png")])),
            Line("big-image", Row(&[("media::big-image", "plan.png")])),
            Line("audio", Row(&[("media::audio", "son.mp3")])),
            Line("video", Row(&[("media::video", "film.mp4")])),
            Line("autoplay", Row(&[("autoplay", "audio")])),
        ],
    ),
    (
        "Theme and layouts",
        &[
            Line("grid", Setting(&[("style", "theme-grid")])),
            Line("pages", Setting(&[("style", "pages")])),
            Line(
                "logo",
                NotApplicable("the window and the sheet have their own"),
            ),
            Line(
                "application translations",
                NotApplicable("French and English, by the catalogue"),
            ),
            Line(
                "theme color",
                NotApplicable("light and dark, by the window"),
            ),
            Line(
                "preview form",
                NotApplicable("the questionnaire builder shows it"),
            ),
            Line(
                "send instance",
                NotApplicable("responses travel through the shared folder"),
            ),
            Line("view instance", NotApplicable("the table of responses")),
            Line("edit instance", NotApplicable("a response never changes")),
            Line("table of contents", NotApplicable("one question a page")),
        ],
    ),
    (
        "XPath",
        &[
            Line("operators", Calculation("1 + 2 * 3 - 4 div 2 mod 2")),
            Line("predicates", Calculation("count(${r}[x > 1])")),
            Line("union", Calculation("count(${a} | ${x})")),
            Line("axes: parent, self", Calculation("../a")),
            Line("axes by name", Calculation("count(/data/r/child::x)")),
            Line("string", Calculation("string(1)")),
            Line("concat", Calculation("concat('a', 'b')")),
            Line("join", Calculation("join(' ', ${x})")),
            Line("substr", Calculation("substr('abc', 1, 2)")),
            Line(
                "substring-before",
                Calculation("substring-before('a-b', '-')"),
            ),
            Line(
                "substring-after",
                Calculation("substring-after('a-b', '-')"),
            ),
            Line("translate", Calculation("translate('abc', 'a', 'b')")),
            Line("string-length", Calculation("string-length('abc')")),
            Line("normalize-space", Calculation("normalize-space(' a ')")),
            Line("contains", Calculation("contains('abc', 'b')")),
            Line("starts-with", Calculation("starts-with('abc', 'a')")),
            Line("ends-with", Calculation("ends-with('abc', 'c')")),
            Line("uuid", Calculation("uuid()")),
            Line("digest", Calculation("digest('a', 'MD5', 'hex')")),
            Line(
                "pulldata",
                Calculation("pulldata('villes', 'label', 'name', ${a})"),
            ),
            Line("if", Calculation("if(${a} = 'x', 1, 2)")),
            Line("coalesce", Calculation("coalesce(${a}, 'x')")),
            Line("once", Calculation("once(1)")),
            Line("true", Calculation("true()")),
            Line("false", Calculation("false()")),
            Line("boolean", Calculation("boolean(1)")),
            Line(
                "boolean-from-string",
                Calculation("boolean-from-string('true')"),
            ),
            Line("not", Calculation("not(true())")),
            Line("regex", Calculation("regex(${a}, '^[a-z]+$')")),
            Line(
                "checklist",
                Calculation("checklist(1, 2, ${a} = 'x', true())"),
            ),
            Line(
                "weighted-checklist",
                Calculation("weighted-checklist(1, 2, ${a} = 'x', 1, true(), 2)"),
            ),
            Line("number", Calculation("number('1')")),
            Line("random", Calculation("random()")),
            Line("int", Calculation("int(1.5)")),
            Line("sum", Calculation("sum(${x})")),
            Line("max", Calculation("max(${x})")),
            Line("min", Calculation("min(${x})")),
            Line("round", Calculation("round(1.55, 1)")),
            Line("pow", Calculation("pow(2, 3)")),
            Line("log", Calculation("log(2)")),
            Line("log10", Calculation("log10(2)")),
            Line("abs", Calculation("abs(-1)")),
            Line("sin", Calculation("sin(1)")),
            Line("cos", Calculation("cos(1)")),
            Line("tan", Calculation("tan(1)")),
            Line("asin", Calculation("asin(1)")),
            Line("acos", Calculation("acos(1)")),
            Line("atan", Calculation("atan(1)")),
            Line("atan2", Calculation("atan2(1, 2)")),
            Line("sqrt", Calculation("sqrt(4)")),
            Line("exp", Calculation("exp(1)")),
            Line("exp10", Calculation("exp10(1)")),
            Line("pi", Calculation("pi()")),
            Line("floor", Calculation("floor(1.5)")),
            Line("ceiling", Calculation("ceiling(1.5)")),
            Line("count", Calculation("count(${r})")),
            Line("count-non-empty", Calculation("count-non-empty(${x})")),
            Line("position", Calculation("position(..)")),
            Line("last", Calculation("count(${r}[position() = last()])")),
            Line(
                "instance",
                Calculation("instance('l')/root/item[name = ${a}]/label"),
            ),
            Line("current", Calculation("current()/../a")),
            Line("randomize", Calculation("randomize(${x}, 1)")),
            Line("today", Calculation("today()")),
            Line("now", Calculation("now()")),
            Line("format-date", Calculation("format-date(today(), '%Y')")),
            Line(
                "format-date-time",
                Calculation("format-date-time(now(), '%H')"),
            ),
            Line("date", Calculation("date('2026-09-15')")),
            Line("date-time", Calculation("date-time('2026-09-15T10:00:00')")),
            Line("decimal-date-time", Calculation("decimal-date-time(now())")),
            Line("decimal-time", Calculation("decimal-time('10:00:00')")),
            Line("selected", Calculation("selected(${a}, 'x')")),
            Line("selected-at", Calculation("selected-at(${a}, 0)")),
            Line("count-selected", Calculation("count-selected(${a})")),
            Line(
                "jr:choice-name",
                Calculation("jr:choice-name(${a}, '${a}')"),
            ),
            Line("jr:itext", Calculation("jr:itext('x')")),
            Line(
                "indexed-repeat",
                Calculation("indexed-repeat(${x}, ${r}, 1)"),
            ),
            Line("area", Calculation("area(${a})")),
            Line("distance", Calculation("distance(${a})")),
            Line("geofence", Calculation("geofence(${a}, ${a})")),
            Line("base64-decode", Calculation("base64-decode(${a})")),
            Line("intersects", Calculation("intersects(${a})")),
        ],
    ),
    (
        "Misc",
        &[
            Line(
                "last saved instance",
                Row(&[("default", "${last-saved#a}")]),
            ),
            Line(
                "defaults from query parameters",
                NotApplicable("there is no address"),
            ),
            Line(
                "multi-form app-like experience",
                NotApplicable("surveys are listed by library"),
            ),
            Line(
                "prevent multiple submissions",
                NotApplicable("a paper sheet has a number; an interview is submitted once"),
            ),
            Line(
                "configure end of form experience",
                NotApplicable("the last page says what was answered"),
            ),
            Line(
                "save as draft",
                NotApplicable("every answer is saved when it is given"),
            ),
            Line("offline entities", NotApplicable("entities are refused")),
            Line(
                "MBtiles / offline map layers",
                NotApplicable("places are refused"),
            ),
            Line("submission encryption", Setting(&[("public_key", "MIIB")])),
        ],
    ),
];
