// Each kind's meaning is its documentation; a comment would only repeat it.
#pragma warning disable CS1591

namespace Survey.Core.Problems;

/// <summary>Every kind of problem that a user can meet. <c>docs/problems.md</c> lists the same kinds, as a test checks.</summary>
/// <remarks>
/// A code is never renamed or reused, because people search for it. The file has over 400 lines, because it is one table.
/// </remarks>
public static class ProblemCatalogue
{
    private static readonly List<ProblemKind> Kinds = [];

    /// <summary>All kinds, in the order of the reference.</summary>
    public static IReadOnlyList<ProblemKind> All => Kinds;

    // Files and JSON
    public static ProblemKind FileMissing { get; } = Error(
        "file-missing", "A required file of the round's folder is missing.", "a folder without round.json",
        "file, needed", "not-chosen:", "framework:", "crosswalk: file", "none:", "published:");

    public static ProblemKind FileNotUtf8 { get; } = Error(
        "file-not-utf8", "The file's bytes are not UTF-8.", "a file saved as Windows-1252 with an “é” in it",
        "line", "zip:", "utf16:", "text:");

    public static ProblemKind FileTooLarge { get; } = Error(
        "file-too-large", "The file, or a line of a line-by-line file, is larger than allowed.", "a response of 70 MB",
        "size", "line: size");

    public static ProblemKind FileNotUsed { get; } = Warning(
        "file-not-used", "A file or folder does not belong in a round's folder and was ignored.",
        "response/rcm.json instead of responses/rcm.json",
        "folder, file", "should-be-folder:", "should-be-file:", "folder: folder, file", "nested: folder", "ending:",
        "published: errors, round, file", "published-kept: errors, round, file", "published-removed: errors, round, file",
        "analysis: errors, round, file", "analysis-kept: errors, round, file");

    public static ProblemKind FilesExclusive { get; } = Error(
        "files-exclusive", "There are responses both in the folder responses and in responses.ndjson.",
        "responses/rcm.json beside responses.ndjson",
        "folder");

    public static ProblemKind JsonMalformed { get; } = Error(
        "json-malformed", "The text is not well-formed JSON; the place is line and column.", "{\"code\": \"grcp7\",}",
        "reason", "request:", "empty:", "comma:", "early:", "quote:");

    public static ProblemKind JsonWrongType { get; } = Error(
        "json-wrong-type", "A value has the wrong JSON type.", "\"minimum\": \"2\"",
        "found, wanted", "request:", "field:");

    public static ProblemKind JsonUnknownMember { get; } = Error(
        "json-unknown-member", "An object has a member that is not known here.", "\"deadlin\": \"2017-06-26\"",
        "found, known", "request:");

    public static ProblemKind JsonMissingMember { get; } = Error(
        "json-missing-member", "An object lacks a member that it needs.", "an organization without “type”",
        "name", "request: names");

    public static ProblemKind JsonDuplicateMember { get; } = Error(
        "json-duplicate-member", "An object has two members of the same name.", "{\"code\": \"a\", \"code\": \"b\"}",
        "name", "request:");

    public static ProblemKind TextInvalid { get; } = Error(
        "text-invalid", "A text has a control character, or an escape that is not a character.", "\"\\u0007\", \"\\ud800\"",
        "", "name:", "control: code, before", "control-first: code");

    public static ProblemKind NumberOutOfRange { get; } =
        Error(
            "number-out-of-range",
            "A number is smaller or larger than allowed.",
            "\"threshold\": 50",
            "found, least, most",
            "minimum: least",
            "digits: found, most",
            "scale:",
            "range: found, start, end, step",
            "threshold: found",
            "threshold-field:",
            "percent: found, percent");

    public static ProblemKind NumberInvalid { get; } = Error(
        "number-invalid", "The input is not a number, or not a whole number where one is required.", "\"twelve\", \"12 %\"",
        "found", "whole: found");

    public static ProblemKind NumberAmbiguous { get; } = Error(
        "number-ambiguous", "The input can be read as two numbers; the message names both.", "\"1,500\": 1500 or 1.5",
        "found, first, second", "percent: found, first, second");

    public static ProblemKind DateInvalid { get; } = Error(
        "date-invalid", "A date or time does not exist, or its format is not recognized.", "\"2017-06-31\", \"next week\"",
        "found", "arrival:", "missing:", "time: found", "date-time: found");

    public static ProblemKind DateAmbiguous { get; } = Error(
        "date-ambiguous", "The input can be read as two dates; the message names both.", "\"05/06/2017\": 5 June or 6 May",
        "found, first, second");

    public static ProblemKind LanguageInvalid { get; } = Error(
        "language-invalid", "A language code is malformed.", "{\"english\": \"Yes\"}",
        "found");

    // Codes
    public static ProblemKind CodeInvalid { get; } = Error(
        "code-invalid", "A code is malformed.", "\"5+5\"",
        "found", "line: found", "kept: found", "list: found", "choice: found, most", "choice-space: found", "respondent: most",
        "kind: found");

    public static ProblemKind CodeDuplicate { get; } = Error(
        "code-duplicate", "Two things of one kind have the same code.", "two elements “a” in one framework",
        "found, what", "organization: found", "rank: found", "listed: found");

    public static ProblemKind ChoiceCodesAlike { get; } = Warning(
        "choice-codes-alike", "The codes of two choices of a list differ only in upper and lower case.", "choices “yes” and “Yes”",
        "found, other");

    public static ProblemKind CodeRepeated { get; } = Warning(
        "code-repeated", "A code is listed twice in one list; it counts once.", "\"elements\": [\"a\", \"a\"]",
        "found");

    public static ProblemKind RegionUnknown { get; } = Error(
        "region-unknown", "The directory does not have this region.", "\"regions\": [\"afrika\"]",
        "found, known");

    public static ProblemKind ChannelUnknown { get; } = Error(
        "channel-unknown", "The open round does not have this channel.", "\"channel\": \"newsleter\"",
        "found, known");

    public static ProblemKind NoticeHashInvalid { get; } = Error(
        "notice-hash-invalid", "The hash of the privacy notice that somebody agreed to is not a SHA-256 in hexadecimal.",
        "\"notice\": \"first version\"",
        "");

    public static ProblemKind SubregionUnknown { get; } = Error(
        "subregion-unknown", "The directory does not have this subregion, or it belongs to another region.", "\"subregions\": [\"menna\"]",
        "found, known", "elsewhere: found, region");

    public static ProblemKind GroupUnknown { get; } = Error(
        "group-unknown", "The directory does not have this group of types.", "\"group\": \"iscms\"",
        "found, known", "none: found");

    public static ProblemKind TypeUnknown { get; } = Error(
        "type-unknown", "The directory does not have this type of organization.", "\"type\": \"forum\"",
        "found, known", "missing: known", "form:", "write:", "respondent: known");

    public static ProblemKind OrganizationUnknown { get; } = Error(
        "organization-unknown", "The directory does not have this organization.", "\"organization\": \"sacmm\"",
        "found", "directory: found", "none-chosen:", "extension: found", "workbook: found", "several: found, known");

    public static ProblemKind ThemeUnknown { get; } = Error(
        "theme-unknown", "The framework does not have this theme.", "\"themes\": [\"7\"]",
        "found, known", "element: found", "none: found, known");

    public static ProblemKind ElementUnknown { get; } = Error(
        "element-unknown", "The framework does not have this element.", "\"elements\": [\"zz\"]",
        "found, known", "theme: found", "crosswalk: framework, found, known", "typed: found, known", "typed-themes: found, known, theme",
        "letters: found, letters");

    public static ProblemKind ChoiceUnknown { get; } = Error(
        "choice-unknown", "An answer is not one of the choices.", "\"has_recommendations\": \"perhaps\"",
        "found, choices", "crosswalk: found, known", "recorded: found, known", "state: found, final, draft",
        "no-categories: found");

    public static ProblemKind CodeSimilar { get; } = Warning(
        "code-similar",
        "The code of a new organization or a channel, or the id of a respondent, differs from another one only in upper and lower case.",
        "“Lake” beside “lake”",
        "found, other", "channel: found, other", "respondent: found, where");

    public static ProblemKind CodeOfDate { get; } = Warning(
        "code-of-date", "A new organization's code looks like a date; a spreadsheet may have converted it.",
        "“05-mai” where the code was “5-5”",
        "found");

    public static ProblemKind OrganizationDatesOrder { get; } = Error(
        "organization-dates-order", "An organization's last active day is before its first.",
        "\"activeFrom\": \"2017-01-01\", \"activeTo\": \"2016-12-31\"",
        "to, from");

    // Framework and questionnaire
    public static ProblemKind FrameworkForm { get; } = Error(
        "framework-form", "A framework has both themes and a list of elements, or neither.", "{\"code\": \"f\", \"name\": \"F\"}",
        "");

    public static ProblemKind FrameworkSize { get; } = Error(
        "framework-size", "A framework has no element, or more than 512.", "\"elements\": []",
        "themes, elements, most");

    public static ProblemKind FrameworkUnknown { get; } = Error(
        "framework-unknown", "A coded question or an alignment table names a framework that the round does not have.",
        "\"framework\": \"sdg\" without a file of that framework in the folder frameworks",
        "found, known", "column: found, known");

    public static ProblemKind FrameworkNotUsed { get; } = Warning(
        "framework-not-used", "No question and no alignment table uses a framework of the folder frameworks.",
        "frameworks/sdg.json where no question has \"framework\": \"sdg\"",
        "found");

    public static ProblemKind CrosswalkWrongFramework { get; } = Error(
        "crosswalk-wrong-framework", "A crosswalk is for other frameworks.",
        "a crosswalk from the 23 objectives for a round keyed to the 24 elements",
        "found, wanted");

    public static ProblemKind AlignmentUnknown { get; } = Error(
        "alignment-unknown", "The round has no alignment table with this code.", "?alignment=plan for a round that has “strategic-plan”",
        "found, known");

    public static ProblemKind ChartUnknown { get; } = Error(
        "chart-unknown", "There is no such chart, or nothing that it could show.",
        "/rounds/grcp7/overview/charts/map.svg; /rounds/grcp7/results/charts/remarks.svg for a question of free text",
        "found, known");

    public static ProblemKind LabelMissing { get; } = Warning(
        "label-missing", "Something visible has no title or label; its code is shown instead.",
        "{\"type\": \"text\", \"code\": \"text\"}",
        "found", "kinds: found");

    public static ProblemKind QuestionTypeUnknown { get; } = Error(
        "question-type-unknown", "An item has a type that does not exist.", "\"type\": \"select\"",
        "found, known");

    public static ProblemKind ChoiceListUnknown { get; } = Error(
        "choice-list-unknown", "The questionnaire does not have the list of choices that a question uses.", "\"choices\": \"yesno\"",
        "found, known");

    public static ProblemKind UnitUnknown { get; } = Error(
        "unit-unknown", "The unit of a number is neither “percent” nor a currency.", "\"unit\": \"Euro\"",
        "found");

    public static ProblemKind ExpressionMalformed { get; } = Error(
        "expression-malformed", "An expression cannot be understood.", "\"relevant\": \"${a} == 'yes'\"",
        "expression, reason");

    public static ProblemKind ExpressionUnknownReference { get; } = Error(
        "expression-unknown-reference", "An expression refers to a question that cannot be used there.",
        "\"relevant\": \"${has_recomendations} = 'yes'\"",
        "found", "quoted:", "no-choices: found");

    public static ProblemKind ExpressionIntoRepeat { get; } = Error(
        "expression-into-repeat", "An expression outside a repeat group refers to a question inside it, which has many answers.",
        "\"relevant\": \"${text} = 'x'\" outside of the rows",
        "found");

    public static ProblemKind ExpressionCycle { get; } = Error(
        "expression-cycle", "Conditions form a cycle.", "a relevant if ${b} = 'x', b relevant if ${a} = 'x'",
        "cycle", "self:");

    public static ProblemKind QuestionnaireFrozen { get; } = Error(
        "questionnaire-frozen", "A questionnaire that has been answered was changed without a new version.",
        "another label, and still \"version\": \"1\"",
        "version, differences, change");

    public static ProblemKind QuestionnaireIncompatible { get; } = Error(
        "questionnaire-incompatible", "A new version of a questionnaire has no place for answers already given.",
        "a question removed, or of another type, in \"version\": \"2\"",
        "version, change");

    public static ProblemKind ExpressionNotRepeated { get; } = Error(
        "expression-not-repeated", "A function for all rows of a repeat group is used with something that has no rows.",
        "\"calculation\": \"sum(${age})\" where age is in no repeat group",
        "found", "value: found", "group: found, function", "first-argument:", "around: found, question, known");

    public static ProblemKind ExpressionAmbiguous { get; } = Error(
        "expression-ambiguous", "An expression refers to a code that several questions share, so it is ambiguous.",
        "\"calculation\": \"sum(${cost})\" where two repeat groups have a question “cost”",
        "found", "row: found", "section: found, code");

    public static ProblemKind ExpressionLiteral { get; } = Error(
        "expression-literal", "A pattern, date format or date in an expression can never work.",
        "\"constraint\": \"regex(., '[a-z')\"",
        "found, reason");

    public static ProblemKind ExpressionColumnUnknown { get; } = Warning(
        "expression-column-unknown", "An expression reads a column that no choice of the list has.",
        "\"choiceFilter\": \"regoin = ${region}\"",
        "found, list, hint");

    public static ProblemKind ExpressionOnce { get; } = Warning(
        "expression-once", "once() is used for a value that may change, outside of a default.", "once(today()) in a calculation",
        "found");

    public static ProblemKind ExpressionFailed { get; } = Error(
        "expression-failed", "An expression cannot be evaluated with these answers.",
        "\"constraint\": \". > date(${text})\" where the text is not a date",
        "question, reason");

    // XLSForm
    public static ProblemKind XlsformFileUnreadable { get; } = Error(
        "xlsform-file-unreadable", "The file cannot be opened as a form: it is damaged, password-protected, in another format, or missing.",
        "a form.xls of Excel 97 renamed to form.xlsx",
        "", "kind:", "quote:", "locked:", "damaged:", "locked-only:", "xls:", "ods:");

    public static ProblemKind XlsformTooLarge { get; } = Error(
        "xlsform-too-large", "The form, or a cell of it, is larger than allowed.", "a cell of 10 MB",
        "size", "sheet: rows, columns", "cell: most", "cells: most", "sheets: most", "ranges: most", "unpacked:");

    public static ProblemKind XlsformSheetMissing { get; } = Error(
        "xlsform-sheet-missing", "The form has no sheet “survey”.", "a workbook with the sheets “surveys” and “choices”",
        "known, hint");

    public static ProblemKind XlsformSheetUnused { get; } = Warning(
        "xlsform-sheet-unused", "A sheet is ignored, and its name is similar to that of a sheet that is used.", "a sheet “setting”",
        "found, meant");

    public static ProblemKind XlsformChoicesMissing { get; } = Error(
        "xlsform-choices-missing", "A question uses a list of choices, but the form has no sheet “choices” with a list.",
        "select_one yes_no without a sheet “choices”",
        "list, hint");

    public static ProblemKind XlsformHeaderMissing { get; } = Error(
        "xlsform-header-missing", "A sheet has no header, or a required column is missing.", "a sheet “survey” without a column “type”",
        "sheet, name, hint, needed", "empty: sheet");

    public static ProblemKind XlsformHeaderDoubled { get; } = Error(
        "xlsform-header-doubled", "Two columns of a sheet have the same meaning.", "label and caption side by side",
        "found", "same-meaning: other, found");

    public static ProblemKind XlsformColumnUnknown { get; } = Warning(
        "xlsform-column-unknown", "A column has no meaning in a form and is ignored.", "lable in place of label",
        "found, sheet, hint", "no-header:", "space: found", "label: found");

    public static ProblemKind XlsformColumnUnused { get; } = Warning(
        "xlsform-column-unused", "A cell has no meaning for its row, or is kept but has no effect.",
        "required in a row “begin group”",
        "name, type", "trigger:", "id-string:", "yes-no: found");

    public static ProblemKind XlsformRowSkipped { get; } = Warning(
        "xlsform-row-skipped", "A row is ignored because it is empty or disabled.", "a row with a hint only",
        "", "disabled:", "no-list:");

    public static ProblemKind XlsformCellError { get; } = Warning(
        "xlsform-cell-error", "A cell of a workbook holds an error value and is read as empty.", "#N/A in the column label",
        "found");

    public static ProblemKind XlsformTypeMissing { get; } = Error(
        "xlsform-type-missing", "A row has a name or a label but no type.", "a row | | age | How old? |",
        "");

    public static ProblemKind XlsformTypeUnknown { get; } = Error(
        "xlsform-type-unknown", "A row has a type that does not exist.", "selct_one yes_no",
        "found, hint");

    public static ProblemKind XlsformNameMissing { get; } = Error(
        "xlsform-name-missing", "A question or group has no name.", "a row | text | | Your name |",
        "");

    public static ProblemKind XlsformNameInvalid { get; } = Error(
        "xlsform-name-invalid", "A name is not valid.", "“full name”, “1st”",
        "found");

    public static ProblemKind XlsformNameTaken { get; } = Error(
        "xlsform-name-taken", "A name is already used by another row of the same group or repeat.", "two questions “age” side by side",
        "found, row", "table: found, row");

    public static ProblemKind XlsformRepeatNameTaken { get; } = Error(
        "xlsform-repeat-name-taken", "A repeat has the name of another repeat, or that of the form's root (“data”).",
        "two repeats “member” in two groups",
        "found", "root: found");

    public static ProblemKind XlsformNameReserved { get; } = Error(
        "xlsform-name-reserved", "A name is reserved.", "a question “meta”",
        "found");

    public static ProblemKind XlsformNameCase { get; } = Warning(
        "xlsform-name-case", "Two names in the same group differ only in upper and lower case.", "Age beside age",
        "found, other");

    public static ProblemKind XlsformNameGenerated { get; } = Warning(
        "xlsform-name-generated", "A name is one that other XLSForm programs generate themselves, so they refuse the form.",
        "a question “members_count” beside the repeat “members” with the count ${n} + 1",
        "found, repeat", "root: found");

    public static ProblemKind XlsformNameChanged { get; } = Warning(
        "xlsform-name-changed", "A name is not a valid code, or is used in another group, and was changed in the whole form.",
        "_age becomes age",
        "found, code", "taken: found, code");

    public static ProblemKind XlsformBeginUnmatched { get; } = Error(
        "xlsform-begin-unmatched", "A group or repeat is begun but not ended.", "begin group without end group",
        "begin, end");

    public static ProblemKind XlsformEndUnmatched { get; } = Error(
        "xlsform-end-unmatched", "The row ends a group or repeat that is not open.", "end group where a repeat is open",
        "end", "other: end, begin, found, row");

    public static ProblemKind XlsformNestingTooDeep { get; } = Error(
        "xlsform-nesting-too-deep", "Groups are nested too deeply.", "29 groups, each in the one before",
        "most");

    public static ProblemKind XlsformReferenceUnknown { get; } = Error(
        "xlsform-reference-unknown", "A reference does not name any row of the form.", "${agee} where the question is “age”",
        "found, hint", "note: found", "trigger: found", "path: found, hint, root",
        "rows: found");

    public static ProblemKind XlsformReferenceMalformed { get; } = Error(
        "xlsform-reference-malformed", "A reference is not written as ${name}.", "${age",
        "found", "trigger: found");

    public static ProblemKind XlsformReferenceAmbiguous { get; } = Error(
        "xlsform-reference-ambiguous", "A reference names more than one row of the form.", "${name} where two groups have a “name”",
        "found, rows");

    public static ProblemKind XlsformLabelMissing { get; } = Error(
        "xlsform-label-missing", "A question that people see has neither a label nor a hint.", "a row | text | age | |",
        "found");

    public static ProblemKind XlsformCalculationMissing { get; } = Error(
        "xlsform-calculation-missing", "A row of the type calculate has no calculation.", "a row | calculate | sum | |",
        "");

    public static ProblemKind XlsformListUnknown { get; } = Error(
        "xlsform-list-unknown", "A question names no list of choices, or one that the sheet “choices” does not have.",
        "select_one yesno where the list is “yes_no”",
        "found, hint, known", "none: found", "table: found, file, hint", "column: list, found, hint, known");

    public static ProblemKind XlsformChoiceNameMissing { get; } = Error(
        "xlsform-choice-name-missing", "A choice has no name.", "a row | yes_no | | Yes |",
        "");

    public static ProblemKind XlsformChoiceDoubled { get; } = Error(
        "xlsform-choice-doubled", "A list has the same name twice, and the setting allow_choice_duplicates is not yes.",
        "two choices “yes” of one list",
        "list, found, row");

    public static ProblemKind XlsformChoiceSpaces { get; } = Error(
        "xlsform-choice-spaces", "A choice of a select_multiple or rank has a space in its name, which separates the names in an answer.",
        "“not sure” in a list for select_multiple",
        "found");

    public static ProblemKind XlsformFilterOrOther { get; } = Error(
        "xlsform-filter-or-other", "A question has both or_other and a filter of its choices.",
        "select_one city or_other with a choice_filter",
        "");

    public static ProblemKind XlsformTableList { get; } = Error(
        "xlsform-table-list", "The questions of a group with the appearance table-list cannot share its columns.",
        "two questions with different lists in a group with table-list",
        "found, list, row", "filter:");

    public static ProblemKind XlsformParametersInvalid { get; } = Error(
        "xlsform-parameters-invalid", "The parameters are malformed, or do not belong to the type of the question.",
        "start=one for a range",
        "", "unknown: found, hint, known", "integer: found, name", "number: found, name", "zero: name", "large: name, from, to",
        "interval: found, step", "off-scale: found, name, from, to, step", "label: list, found, from, to, step",
        "label-ends: list, from, to", "appearance: found, name", "word: found, name, known", "column: found, name",
        "together: known", "app: found", "randomize: found", "seed-alone:", "seed: found");

    public static ProblemKind XlsformValueInvalid { get; } = Error(
        "xlsform-value-invalid", "A cell or setting has an invalid value.", "instance::maxLength of “long”",
        "found, least, most", "framework: found");

    public static ProblemKind XlsformDefaultUnfit { get; } = Warning(
        "xlsform-default-unfit", "A default is not a valid answer to its question and was left out.", "“many” for an integer",
        "found");

    public static ProblemKind XlsformMeaningChanged { get; } = Warning(
        "xlsform-meaning-changed", "Something was converted to a form that has nearly, but not exactly, the same meaning.",
        "an integer with a calculation becomes a calculated value",
        "", "scale:");

    public static ProblemKind XlsformTranslationMissing { get; } = Warning(
        "xlsform-translation-missing", "A text is available only in some of the form's languages.",
        "label::French (fr) without hint::French (fr)",
        "language", "column: column, language");

    public static ProblemKind XlsformLanguageCode { get; } = Warning(
        "xlsform-language-code", "A language has no code, or no code of its own, so one was chosen for it.", "label::French",
        "found, code", "shared: found, other, code", "plain: found, other");

    public static ProblemKind XlsformSettingMissing { get; } = Warning(
        "xlsform-setting-missing", "The form has no id, no version or no default language, so one was chosen for it.",
        "no sheet “settings”",
        "code", "version: version", "language: language");

    public static ProblemKind XlsformNotSupported { get; } = Error(
        "xlsform-not-supported", "The form has something that is not supported.", "geopoint, image, barcode, pulldata(), public_key",
        "found", "choices-elsewhere: found", "choices-file: found", "choices-folder: found", "choices-format: found",
        "choices-repeat: found", "table-file: found", "loop: found", "external: found", "media:", "entities:",
        "sms:", "encrypted:", "table: function", "earlier-response: found", "instance-id: found");

    public static ProblemKind XlsformLeftOut { get; } = Warning(
        "xlsform-left-out", "Something that is not supported was left out, as requested by --leave-out.",
        "a geopoint with --leave-out geo",
        "found", "referenced: found", "cell: found");

    public static ProblemKind XlsformNotWritable { get; } = Warning(
        "xlsform-not-writable", "XLSForm cannot express a part of the questionnaire; the message says what was written instead.",
        "a code that begins with a digit",
        "name", "column: found", "rows:", "two-defaults:", "default: found", "seed:", "empty-list: choice",
        "choice-column: found, choice", "framework:", "other-framework: wanted", "theme-and-element: found", "setting: found",
        "long-text: row, most");

    // Round
    public static ProblemKind RoundWrongFramework { get; } = Error(
        "round-wrong-framework", "The round or the questionnaire names a different framework from the one in the folder.",
        "\"framework\": \"gcm\" beside a framework.json of code “gcm-2018”",
        "found, wanted", "questionnaire: found, wanted");

    public static ProblemKind RoundWrongQuestionnaire { get; } = Error(
        "round-wrong-questionnaire", "The round names a different questionnaire from the one in the folder.",
        "\"questionnaire\": \"grcp8\" beside a questionnaire.json of code “grcp7”",
        "found, wanted");

    public static ProblemKind RoundDatesOrder { get; } = Error(
        "round-dates-order", "A round's dates are not in order: opens, deadline, closes.",
        "\"opens\": \"2017-07-01\", \"deadline\": \"2017-06-26\"",
        "", "past:", "time-past:", "closed:", "extension:");

    public static ProblemKind RoundSettingUnknown { get; } = Error(
        "round-setting-unknown", "A setting of the round has an invalid value.", "\"denominator\": \"everybody\"",
        "found", "denominator: found, known", "per-person: found, known");

    public static ProblemKind RoundAnalysisUnknown { get; } = Error(
        "round-analysis-unknown", "The round's “analysis” names a question that the questionnaire does not have, or of the wrong type.",
        "\"repeat\": \"recomendations\"",
        "found, wanted");

    public static ProblemKind RoundAnalysisNone { get; } = Warning(
        "round-analysis-none", "The questionnaire has no rows keyed to the framework, so nobody can count as recommending.",
        "a questionnaire without “recommendations”",
        "", "status: found");

    public static ProblemKind RoundConsentUnknown { get; } = Warning(
        "round-consent-unknown", "A choice of the question about consent to publication has a code with no meaning.",
        "a choice “all” in “publication_consent”",
        "found, known, question");

    public static ProblemKind RoundOpenDenominator { get; } = Error(
        "round-open-denominator", "An open round has no invited organizations, so its figures cannot be shares of them.",
        "\"access\": \"open\" with \"denominator\": \"invited\"",
        "");

    public static ProblemKind RoundOpenIgnored { get; } = Warning(
        "round-open-ignored", "A round by invitation has settings of open rounds; they are ignored.",
        "\"access\": \"invited\", \"open\": {\"purpose\": \"…\"}",
        "");

    public static ProblemKind RoundTimeInvalid { get; } = Error(
        "round-time-invalid", "The time at which an open round opens or closes is not a time of day with its offset from UTC.",
        "\"closesAt\": \"6 pm\"",
        "found");

    public static ProblemKind RoundOriginInvalid { get; } = Error(
        "round-origin-invalid", "A site that may show the public page in a frame is not given by its origin.",
        "\"embedIn\": [\"www.example.org\"]",
        "found");

    public static ProblemKind RoundFactUnusable { get; } = Error(
        "round-fact-unusable", "The public page is to ask a question that it cannot ask.",
        "\"facts\": [\"recommendations\"]",
        "found");

    public static ProblemKind RoundOrganizationsIgnored { get; } = Warning(
        "round-organizations-ignored", "An open round lists organizations, but has no invited organizations; the list is ignored.",
        "\"access\": \"open\", \"organizations\": [\"rcm\"]",
        "");

    public static ProblemKind RoundInvitesNobody { get; } = Warning(
        "round-invites-nobody", "A round by invitation has nobody to invite.", "\"organizations\": [] in directory.json",
        "");

    // Responses
    public static ProblemKind ResponsesNotChecked { get; } = Warning(
        "responses-not-checked", "Only the form of the responses was checked, since a file that they refer to could not be read.",
        "a framework.json that is not JSON",
        "");

    public static ProblemKind ResponseNotInvited { get; } = Error(
        "response-not-invited", "A response comes from an organization that the round did not invite.",
        "\"organization\": \"gcc\" where “organizations” lacks it",
        "found", "workbook: found", "other-workbook: found");

    public static ProblemKind ResponseTwice { get; } = Error(
        "response-twice", "There are two responses of one organization, or of one respondent of an open round.",
        "responses/rcm.json and responses/rcm-2.json, both of “rcm”",
        "found, where", "workbook: other");

    public static ProblemKind ResponseRespondent { get; } = Error(
        "response-respondent", "A response names an organization in an open round, or a respondent in a round by invitation.",
        "\"respondent\": {…} in a round by invitation",
        "", "open:");

    public static ProblemKind ResponseStateUnknown { get; } = Error(
        "response-state-unknown", "The state of a response is not valid.", "\"state\": \"done\"",
        "found, known");

    public static ProblemKind ResponseOutsideDates { get; } = Warning(
        "response-outside-dates", "A response was submitted before the round opened or after it closed; it still counts.",
        "\"submittedOn\": \"2018-01-01\" in a round that closed in 2017",
        "");

    public static ProblemKind AnswerUnknownQuestion { get; } = Error(
        "answer-unknown-question", "A response answers a question that the questionnaire does not ask there.",
        "\"has_recomendations\": \"yes\"",
        "found, known");

    public static ProblemKind AnswerMissing { get; } = Error(
        "answer-missing", "A required answer is missing in a submitted response.", "a recommendation without “text”",
        "question", "choice: question", "choices: question", "coded: question", "acknowledge: question", "own: message");

    public static ProblemKind AnswerNotRelevant { get; } = Error(
        "answer-not-relevant", "A submitted response answers a question that was not asked, given its other answers.",
        "\"has_recommendations\": \"no\" with rows in “recommendations”",
        "question, conditions");

    public static ProblemKind AnswerCalculated { get; } = Error(
        "answer-calculated", "A response answers a question whose value is calculated.", "an answer to a question of type “calculated”",
        "question");

    public static ProblemKind AnswerNotOffered { get; } = Error(
        "answer-not-offered", "An answer is a choice that the choice filter does not offer, given the other answers.",
        "a city of another country, where the filter is “country = ${country}”",
        "question, found, filter");

    public static ProblemKind AnswerReadOnly { get; } = Error(
        "answer-read-only", "A question that can only be read has another answer than its default.",
        "“final” where “readOnly” is true and the default is “none”",
        "question");

    public static ProblemKind AnswerConstraint { get; } = Error(
        "answer-constraint", "An answer does not meet the question's constraint.",
        "\"b\" where the constraint is “. != ${a}” and a is “b”",
        "question, rule", "own: message", "percent: question");

    public static ProblemKind AnswerDoubtful { get; } = Warning(
        "answer-doubtful", "An answer meets the question's warning: it may contradict another answer.",
        "the status “final” where no recommendations were formulated",
        "question, rule", "own: message");

    public static ProblemKind AnswerTooLong { get; } = Error(
        "answer-too-long", "A text has more characters than the question allows.", "25,000 characters where “maxLength” is 20,000",
        "question, most, found");

    public static ProblemKind RowsTooFew { get; } = Error(
        "rows-too-few", "A repeat group has fewer rows than its minimum.", "\"recommendations\": [] where “minimum” is 1",
        "question, count");

    public static ProblemKind RowsNotAsCounted { get; } = Error(
        "rows-not-as-counted", "A repeat group has another number of rows than its count.", "3 rows where “count” is “${n}” and n is 2",
        "question, count, found, rule");

    public static ProblemKind RowsTooMany { get; } = Error(
        "rows-too-many", "A repeat group has more rows than allowed.", "1,001 rows",
        "question, found, most");

    public static ProblemKind UrlInvalid { get; } = Error(
        "url-invalid", "A web address is incomplete, or not an address on the web.", "\"www.example.org\", \"javascript:…\"",
        "found");

    public static ProblemKind EmailInvalid { get; } = Error(
        "email-invalid", "An e-mail address is not valid.", "\"secretariat at example.org\"",
        "found");

    public static ProblemKind EmailNotAscii { get; } = Error(
        "email-not-ascii", "An e-mail address has a character before the @ that mail servers do not accept.", "\"josé@example.org\"",
        "found");

    // What analysts add
    public static ProblemKind FootnoteTarget { get; } = Error(
        "footnote-target", "A footnote of analysis.json belongs to no organization and no figure, or to both.",
        "{\"region\": \"africa\", \"text\": \"…\"}",
        "");

    public static ProblemKind MergeCycle { get; } = Error(
        "merge-cycle", "Practices are merged with each other in a cycle, so that none of them would be listed.",
        "row 1 of rcm merged with row 2 of sacm, and that with row 1 of rcm",
        "cycle");

    public static ProblemKind AnalysisEntryUnknown { get; } = Error(
        "analysis-entry-unknown",
        "No entry of what analysts add can have this key, or its content belongs to another key, or it has no such revision.",
        "“practice:rcm:3” for a document about row 4",
        "found", "other: found, wanted", "revision: found", "row: found");

    public static ProblemKind SentenceUnknown { get; } = Error(
        "sentence-unknown", "The report has no such generated sentence at this place, so own words cannot replace it.",
        "\"sentence\": \"respons\"",
        "found, known, hint", "summary: found");

    public static ProblemKind AnalysisTextTooLong { get; } = Error(
        "analysis-text-too-long", "A text or title of what analysts add is too long.", "a text of 200,000 characters",
        "count, most");

    public static ProblemKind CategoryInUse { get; } = Error(
        "category-in-use", "A category would be lost although practices have it.",
        "categories without “projects”, which three practices have",
        "found");

    public static ProblemKind PracticeRowMissing { get; } = Warning(
        "practice-row-missing", "Analysts decided about a row of practices that does not exist.",
        "\"row\": 9 where the response has 3 rows",
        "row, found");

    public static ProblemKind PracticeRowChanged { get; } = Warning(
        "practice-row-changed", "A row of practices has another text than when analysts decided about it.",
        "a response was revised after its practices were given titles",
        "row, found");

    // Collecting
    public static ProblemKind DayOutsideRound { get; } = Error(
        "day-outside-round", "A round had no state on a day: the day is in the future, or before the round opened.",
        "--as-of 2016-06-26 for GRCP 7",
        "found, today", "before: found, opens");

    public static ProblemKind AnnexUnknown { get; } = Error(
        "annex-unknown", "A report has no such annex, “none” is named beside annexes, or the format has no annexes.", "--annexes map",
        "found, known", "none: found", "format:");

    public static ProblemKind PublicationUnknown { get; } = Error(
        "publication-unknown", "The round has no publication with this code.", "--publication final, where nothing was published",
        "found, known", "none: found");

    public static ProblemKind PublicationTaken { get; } = Error(
        "publication-taken", "The round has a publication with this code, or one that differs in case only; it cannot be replaced.",
        "a second publication “final”, or “Final”",
        "found, day, free", "alike: found, other, free");

    public static ProblemKind RoundUnknown { get; } = Error(
        "round-unknown", "The store has no round with this code.", "a request for “grcp8”",
        "found", "invitation: found", "earlier: found, known");

    public static ProblemKind RoundTaken { get; } = Error(
        "round-taken", "A round with this code already exists.", "a second round “grcp7”",
        "found", "kept: found");

    public static ProblemKind RoundCodeTooLong { get; } = Error(
        "round-code-too-long", "The code of a new round is longer than 40 characters.",
        "\"seventh-global-meeting-of-chairs-and-secretariats\"",
        "count, most");

    public static ProblemKind RoundTitleInvalid { get; } = Error(
        "round-title-invalid", "The title of a round is empty or longer than 200 characters.", "a title of spaces",
        "most");

    public static ProblemKind RoundNotCollecting { get; } = Error(
        "round-not-collecting", "The round does not accept answers now: it is not published, has not opened, or is closed.",
        "submitting after “closes”",
        "", "preparing:", "announced: opens");

    public static ProblemKind RoundNotOpen { get; } = Error(
        "round-not-open", "Only an open round takes answers of anybody.", "POST /v1/rounds/grcp7/submissions",
        "found");

    public static ProblemKind RoundWithoutTypes { get; } = Error(
        "round-without-types", "An open round is published whose directory has no types, so that nobody can say what they answer as.",
        "publishing an open round with \"types\": []",
        "");

    public static ProblemKind RoundAsksForEmail { get; } = Error(
        "round-asks-for-email", "The open round takes one answer per e-mail address, so an answer begins on its public page.",
        "POST /v1/rounds/{round}/submissions where “perPerson” is “email”",
        "");

    public static ProblemKind PrivacyNotAgreed { get; } = Error(
        "privacy-not-agreed", "Somebody answers in an open round without agreeing to its privacy notice.", "\"agreed\": false",
        "");

    public static ProblemKind RoundPhaseWrong { get; } = Error(
        "round-phase-wrong", "The action is not possible in the current phase of the round.", "closing a round that is closed",
        "dates:", "publish:", "close: phase", "reopen:", "invite:", "not-collecting:", "confirm:", "delete:", "rename:", "answered:",
        "report:");

    public static ProblemKind DeadlineNotLater { get; } = Error(
        "deadline-not-later", "The extended deadline of one organization would be earlier than the round's deadline.",
        "2017-06-01 for “rcm” where everybody has until 2017-06-26",
        "deadline", "none:");

    public static ProblemKind ResponseNone { get; } = Error(
        "response-none", "There is no response, or no such revision of it.", "revision 5 where there are 3",
        "round, organization", "revision: round, organization");

    public static ProblemKind ResponseStale { get; } = Error(
        "response-stale", "The response was changed after it was read, or the ETag is not one of its ETags.",
        "If-Match: \"2.7\" where it is \"2.9\" now",
        "saved, found, current", "workbook-reading: saved", "workbook: saved");

    public static ProblemKind TransitionNotAllowed { get; } = Error(
        "transition-not-allowed", "The action is not possible in the current state of the response, or not allowed to this role.",
        "endorsing a response that was returned",
        "state, possible");

    public static ProblemKind ReasonMissing { get; } = Error(
        "reason-missing", "A reason is required.", "returning a response without saying why",
        "", "reopen:");

    public static ProblemKind ReasonTooLong { get; } = Error(
        "reason-too-long", "A reason or comment is longer than 5,000 characters.", "a book as the reason for a return",
        "most");

    public static ProblemKind NameMissing { get; } = Error(
        "name-missing", "A name is required, with at most 200 characters.", "submitting without saying who submits",
        "most", "own:", "code-and-name: found", "submitter: most", "contact: most", "organization:");

    public static ProblemKind AnswerUnreadable { get; } = Error(
        "answer-unreadable", "The input is not a valid answer to the question; it is kept as typed.", "“next week” where a date is asked",
        "", "mark: found");

    public static ProblemKind MessageWordingInvalid { get; } = Error(
        "message-wording-invalid", "The wording of a message is empty or too long, lacks its link or has an unknown placeholder.",
        "“Dear {nmae}”",
        "most", "line-break:", "no-link: link", "link-in-subject: link", "placeholder: found, known");

    public static ProblemKind PlanImpossible { get; } = Error(
        "plan-impossible", "A message cannot be planned or sent like this.", "a reminder 14 days before a deadline in 3 days",
        "time", "twice: found", "too-many: most", "changed:", "not-closed:");

    public static ProblemKind EntryStale { get; } = Error(
        "entry-stale",
        "A contact, the wording of a message, or an entry of analysts was changed after it was read, or the ETag is not one of its ETags.",
        "two coordinators with the same page open",
        "", "analysis:");

    public static ProblemKind RequestKeyReused { get; } = Error(
        "request-key-reused", "An idempotency key was already used for a different request.",
        "one Idempotency-Key for submit and for withdraw",
        "", "done: number");

    // Answer workbooks
    public static ProblemKind WorkbookUnreadable { get; } = Error(
        "workbook-unreadable", "The file is not a workbook (.xlsx), is damaged or incomplete, or is password-protected.",
        "an .xls renamed to .xlsx",
        "locked:", "damaged:", "locked-only:", "xls:", "ods:");

    public static ProblemKind WorkbookTooLarge { get; } = Error(
        "workbook-too-large", "The file is larger than an answer workbook can be.", "a workbook of 40 MB, full of pictures",
        "size", "cells: most", "sheets: most", "ranges: most", "unpacked:");

    public static ProblemKind WorkbookNotRecognized { get; } = Error(
        "workbook-not-recognized", "The workbook was not created by this software, or its hidden cells were removed.",
        "a workbook of one's own with answers in it",
        "");

    public static ProblemKind WorkbookNewer { get; } = Error(
        "workbook-newer", "The workbook was created by a later version of this software.", "a workbook of the next year's version",
        "");

    public static ProblemKind WorkbookMixed { get; } = Error(
        "workbook-mixed", "One file contains sheets of different answer workbooks.", "a sheet of arcp.xlsx moved to rcm.xlsx",
        "sheets");

    public static ProblemKind WorkbookWrongRound { get; } = Error(
        "workbook-wrong-round", "The workbook was created for another round or questionnaire.",
        "a workbook of “grcp7” collected for “review-2018”",
        "round, questionnaire, wanted, wantedQuestionnaire");

    public static ProblemKind WorkbookOtherVersion { get; } = Warning(
        "workbook-other-version", "The workbook was created for another version of the questionnaire; what fits was imported.",
        "a workbook of version 1 where the round asks version 2",
        "found, wanted");

    public static ProblemKind WorkbookSheetNotUsed { get; } = Warning(
        "workbook-sheet-not-used", "A sheet does not belong to the answer workbook and was not imported.", "a sheet “Sheet1” with notes",
        "");

    public static ProblemKind WorkbookCellNotUsed { get; } = Warning(
        "workbook-cell-not-used", "A cell has content where nothing is asked, a comment, or a link behind its text; it was not imported.",
        "a column of one's own beside a table",
        "found", "more: found, count", "comment: found", "link: found, link");

    public static ProblemKind WorkbookQuestionUnknown { get; } = Warning(
        "workbook-question-unknown", "The workbook answers a question that the questionnaire does not have.",
        "an answer to a question that version 2 dropped",
        "found, question", "more: found, count, question", "table: found");

    public static ProblemKind WorkbookQuestionMissing { get; } = Warning(
        "workbook-question-missing", "The workbook has no place for a question; the stored answer is kept.",
        "a sheet that was deleted",
        "questions", "version: questions", "column: questions");

    public static ProblemKind WorkbookColumnMissing { get; } = Error(
        "workbook-column-missing", "A column of a table is missing, so its answers would be lost.", "the column “Web link” deleted",
        "questions", "table: table");

    public static ProblemKind WorkbookQuestionTwice { get; } = Error(
        "workbook-question-twice", "A question has different answers in two places.", "a sheet that was copied and filled in twice",
        "other", "table: other");

    public static ProblemKind WorkbookFormula { get; } = Warning(
        "workbook-formula", "An answer is a formula; its saved value was imported.", "=A1&A2",
        "found");

    public static ProblemKind WorkbookCellUnusable { get; } = Error(
        "workbook-cell-unusable", "An answer cell contains a formula without a value.", "#REF!",
        "", "error: found");

    public static ProblemKind WorkbookCellTooLong { get; } = Error(
        "workbook-cell-too-long", "A cell contains more than a spreadsheet can hold, or a text that was cut when the workbook was created.",
        "a text of 40,000 characters",
        "most");

    public static ProblemKind WorkbookCellsJoined { get; } = Warning(
        "workbook-cells-joined", "Cells for several answers were merged; their content counts only for the first of them.",
        "one “a, c” over two rows",
        "range, found");

    public static ProblemKind WorkbookRowUnknown { get; } = Error(
        "workbook-row-unknown", "A row does not name exactly one row of the outer table that it belongs to.",
        "“7” where the outer table has 5 rows",
        "found, sheet", "empty: sheet");

    // The directory
    public static ProblemKind OrganizationInUse { get; } = Error(
        "organization-in-use", "An organization cannot be removed because it has a response, a draft or a link.",
        "removing an organization that has answered",
        "found");

    public static ProblemKind OrganizationStale { get; } = Error(
        "organization-stale", "The organization was changed after it was read.",
        "two coordinators with the same page open",
        "");

    public static ProblemKind EditingStale { get; } = Error(
        "editing-stale", "The questionnaire in edit was changed after the page was opened.",
        "two coordinators with the same page open",
        "person", "item: person", "ended:", "replaced:");

    public static ProblemKind EditingImpossible { get; } = Error(
        "editing-impossible", "A step of editing a questionnaire cannot be done.",
        "a section moved into itself",
        "found", "into-itself: found", "answered: found", "list-used: found, known");

    public static ProblemKind TableUnreadable { get; } = Error(
        "table-unreadable", "A file is not a table of a directory or a framework.", "a CSV file without a column “code”",
        "", "framework: known", "round:");

    public static ProblemKind TableColumnUnknown { get; } = Warning(
        "table-column-unknown", "A column of a table is not known and was ignored.", "a column “telephone”",
        "found, known");

    public static ProblemKind TableColumnTwice { get; } = Error(
        "table-column-twice", "A table has the same column twice.", "two columns “type”",
        "found", "language: found, other");

    public static ProblemKind TableLinesDiffer { get; } = Error(
        "table-lines-differ", "Two lines of a directory's table contradict each other about one organization.",
        "“rcp” in one line of an organization, “irf” in the next",
        "row, other, organization, found");

    public static ProblemKind TableCodeDate { get; } = Error(
        "table-code-date", "A cell for a code holds a date: the spreadsheet program made it from the code.", "2017-10 typed as a code",
        "found");

    public static ProblemKind RoundWorkbookSheetMissing { get; } = Error(
        "round-workbook-sheet-missing", "A sheet of the workbook of a round is missing.", "a workbook without the sheet “round”",
        "found, known");

    public static ProblemKind RoundWorkbookRowUnknown { get; } = Error(
        "round-workbook-row-unknown", "A row of the sheets “round” or “texts” has a code that no setting or text has.",
        "“dead-line” in the sheet round",
        "found, known");

    public static ProblemKind RoundWorkbookStale { get; } = Error(
        "round-workbook-stale", "The round was changed after its workbook was downloaded.", "a workbook of revision 1 of a round at 2",
        "");

    public static ProblemKind TranslationFileUnreadable { get; } = Error(
        "translation-file-unreadable", "A file is not a table or XLIFF file with translations of a round, or is damaged.",
        "the workbook of a whole round uploaded as translations",
        "", "round-workbook:", "form:", "framework:", "answers:", "xliff-version: found", "xml: line, column", "entities:", "origin:",
        "columns: known", "pair:");

    public static ProblemKind TranslationFileOther { get; } = Error(
        "translation-file-other", "A file of translations belongs to another round, revision or language.",
        "translations of grcp7 uploaded to review-2018",
        "found, wanted", "revision: found", "language: found, wanted", "same:");

    public static ProblemKind TranslationKeyUnknown { get; } = Error(
        "translation-key-unknown", "A row or unit of a file of translations has no text of the round, or the same as another.",
        "the key “item/colour/label” without such a question",
        "found", "twice: found", "removed: found");

    public static ProblemKind TranslationSourceChanged { get; } = Error(
        "translation-source-changed", "The original of an edited translation was changed, in the round or in the file.",
        "a question that was rewritten while its translation was made",
        "before, found", "edited: before, found");

    public static ProblemKind TranslationChangedMeanwhile { get; } = Error(
        "translation-changed-meanwhile", "A translation was edited in a file, and meanwhile by somebody else in the round.",
        "two people who translate the same label",
        "found");

    public static ProblemKind TranslationPlaceholder { get; } = Error(
        "translation-placeholder", "A translation lacks a part that stands for an answer, or has one that its original does not have.",
        "“Why ?” for “Why ${answer}?”",
        "found", "added: found");

    public static ProblemKind TranslationTooLong { get; } = Error(
        "translation-too-long", "A translation is too long.", "a name of a region of 400 characters",
        "count, most");

    public static ProblemKind TranslationStateUnknown { get; } = Error(
        "translation-state-unknown", "A file of translations has a state that is not known.", "“done” in the column “state”",
        "found, known");

    public static ProblemKind DirectoryTextTooLong { get; } = Error(
        "directory-text-too-long", "A code or name in a directory is too long, or an organization has too many former names.",
        "a name of a million characters",
        "count, most", "code: count, most", "former-names: count, most");

    public static ProblemKind ContactRoleUnknown { get; } = Error(
        "contact-role-unknown", "A contact's role is neither secretariat nor chair.", "“secretary”",
        "found");

    public static ProblemKind LanguageUnknown { get; } = Error(
        "language-unknown", "A language is not available here.", "a contact to be written to in “zz”",
        "found, known", "workbook: found, known", "labels: found, known");

    public static ProblemKind ContactTwice { get; } = Error(
        "contact-twice", "An organization has the same address twice in one role.", "two lines “secretariat, office@example.org”",
        "role", "table: organization, role");

    public static ProblemKind ContactUnknown { get; } = Error(
        "contact-unknown", "The contact does not exist.", "changing a contact that somebody else removed",
        "");

    // The store
    public static ProblemKind StoreDocumentDamaged { get; } = Error(
        "store-document-damaged", "A stored document was changed, or a revision is missing.", "a store edited by hand",
        "reason", "unreadable: reason", "no-definition:", "definition-missing: number", "definition-changed: number", "audit: number",
        "audit-end: number", "revision-missing: number", "revision-changed: number", "recorded: number", "not-recorded: number",
        "made-otherwise: number");

    public static ProblemKind StoreRowChanged { get; } = Error(
        "store-row-changed",
        "A stored draft, link, account, contact, decision, entry of analysts or publication was changed, added or removed.",
        "a store edited by hand",
        "name", "draft:", "link:", "link-count: stored, recorded", "contact:", "account-not-recorded:", "account-missing:",
        "decision: stored, recorded", "analysis:", "publication:", "publication-missing:", "publication-responses:");

    public static ProblemKind StoreUnusable { get; } = Error(
        "store-unusable", "The store cannot be used: it is missing, locked, damaged, or made by another version.", "a store on a full disk",
        "path, reason", "folder: path, example", "none: path", "missing: path", "other-program: path", "later-version: path",
        "in-use: path", "busy-process: path", "read-only: path", "full: path", "damaged: path", "cannot-open: path", "no-store: path",
        "busy: count", "busy-queue:", "round-changing:", "no-backup: path", "keys: path, reason", "keys-certificate: path", "value: found",
        "coverage:", "document: reason", "response: reason", "postgres-address:", "postgres-setting: found", "postgres-other-program: path",
        "postgres-unreachable: path", "postgres-lost: path", "commit-unknown: path", "postgres-password: path", "postgres-database: path",
        "postgres-rights: path", "postgres-read-only: path", "postgres-full: path", "postgres-damaged: path", "postgres-conflict: path",
        "postgres-too-many: path", "postgres-backup: path", "postgres-no-primary: path", "postgres-tls: path", "postgres-no-tls: path",
        "postgres-certificates: path", "distribute-file: path", "distribute-citus: path", "copy-not-empty: path", "copy-differs: table");

    public static ProblemKind StoreIncomplete { get; } = Error(
        "store-incomplete", "The store is a copy that may lack the latest changes.", "survey.db copied alone while the service ran",
        "");

    public static ProblemKind StoreDerivationDiffers { get; } = Error(
        "store-derivation-differs", "Data derived from a stored document differs from the document.", "a store edited by hand",
        "stored, expected", "missing:", "orphan:", "tally: round");

    // Access
    public static ProblemKind AccountNameInvalid { get; } = Error(
        "account-name-invalid", "An account's name is not valid.", "“jane doe”, “j”",
        "most");

    public static ProblemKind AccountNameTaken { get; } = Error(
        "account-name-taken", "An account with this name already exists, perhaps with different capitals.", "“Jane” where there is “jane”",
        "");

    public static ProblemKind AccountUnknown { get; } = Error(
        "account-unknown", "There is no account with this name.", "survey user disable jnae",
        "");

    public static ProblemKind PasswordTooShort { get; } = Error(
        "password-too-short", "A password has fewer than 12 characters.", "“spring2026”",
        "least");

    public static ProblemKind PasswordTooLong { get; } = Error(
        "password-too-long", "A password has more characters than allowed.", "1,001 characters",
        "most");

    public static ProblemKind PasswordCommon { get; } = Error(
        "password-common", "A password is easy to guess.", "“password1234”, “aaaaaaaaaaaa”, the account's own name",
        "");

    public static ProblemKind PasswordWrong { get; } = Error(
        "password-wrong", "The current password, which is required for a change, is wrong.", "a slip of the finger",
        "");

    public static ProblemKind PasswordPaused { get; } = Error(
        "password-paused", "After too many wrong passwords, attempts are ignored for a while.", "a sixth attempt right after the fifth",
        "");

    public static ProblemKind TokenNameMissing { get; } = Error(
        "token-name-missing", "A token has no name, or a very long one.", "“”",
        "most");

    public static ProblemKind TokenScopeUnknown { get; } = Error(
        "token-scope-unknown", "The scope of a token is not valid.", "\"scope\": \"admin\"",
        "known");

    public static ProblemKind TokenExpiryInvalid { get; } = Error(
        "token-expiry-invalid", "A token would expire today, or in more than a year.", "\"days\": 1000",
        "most");

    // The service
    public static ProblemKind PreconditionMissing { get; } = Error(
        "precondition-missing", "A request would replace or endorse something without saying which version it is about.",
        "PUT without If-Match",
        "");

    public static ProblemKind RoundStale { get; } = Error(
        "round-stale", "The round was changed after it was read, or the ETag is not one of its ETags.",
        "If-Match: \"3\" where it is \"4\" now",
        "", "documents: found, current");

    public static ProblemKind FormatUnknown { get; } = Error(
        "format-unknown", "The resource is not available in this format.", "/overview.pdf, Accept: image/png",
        "known");

    public static ProblemKind RequestMalformed { get; } = Error(
        "request-malformed", "A request cannot be understood: its address, a header or its form.", "?limit=many",
        "", "form:", "media-type: known", "query: found, known", "no-body: types, example", "no-body-reference: types", "limit: most",
        "cursor:", "if-match:", "key: header, most", "answers:", "name:", "way:", "day:", "link-role:", "plan-kind:", "organizations: most",
        "organizations-or-all: most", "organizations-empty:", "too-long: most", "empty:", "deadline:", "closes:", "no-query: found",
        "code:", "button: found");

    public static ProblemKind RequestTooLarge { get; } = Error(
        "request-too-large", "A request is larger than allowed.", "a document of 100 MB",
        "size");

    public static ProblemKind RequestTooMany { get; } =
        Error(
            "request-too-many",
            "More requests came from one address, link or token than allowed; the header Retry-After says how long to wait.",
            "a program that asks a thousand times a minute",
            "count");

    public static ProblemKind AccessMissing { get; } = Error(
        "access-missing", "The request needs a token or link, and has none that is valid.", "no Authorization header, an expired token",
        "");

    public static ProblemKind AccessDenied { get; } = Error(
        "access-denied", "The caller is known but not allowed to do this.",
        "an analyst who closes a round; a token of scope read that changes something",
        "", "page:", "paper:");

    public static ProblemKind AddressUnknown { get; } = Error(
        "address-unknown", "There is nothing at this address, or the caller may not see it.", "/v1/ronds",
        "", "token:", "message:", "wording: kinds, languages");

    public static ProblemKind MethodUnknown { get; } = Error(
        "method-unknown", "The address does not support this method.", "DELETE /v1/rounds",
        "");

    public static ProblemKind FormOutdated { get; } = Error(
        "form-outdated", "The form belongs to another session.", "a page opened before signing in, and sent after it",
        "");

    public static ProblemKind ServiceFailed { get; } = Error(
        "service-failed", "Something went wrong in the service itself. Its log says what, under the same correlation id.",
        "a fault in the program",
        "", "unknown:");

    public static ProblemKind ServiceBusy { get; } = Error(
        "service-busy", "The store cannot be used at the moment; try again soon.", "a disk that is full",
        "", "waited:", "reading:");

    public static ProblemKind PdfNotMade { get; } = Error(
        "pdf-not-made", "The report could not be printed as PDF.", "--format pdf on a computer without LibreOffice",
        "", "missing:", "time: seconds", "busy:");

    private static ProblemKind Error(string code, string meaning, string example, params IReadOnlyList<string> variants) =>
        Add(new ProblemKind(code, Severity.Error, meaning, example, variants));

    private static ProblemKind Warning(string code, string meaning, string example, params IReadOnlyList<string> variants) =>
        Add(new ProblemKind(code, Severity.Warning, meaning, example, variants));

    private static ProblemKind Add(ProblemKind kind)
    {
        Kinds.Add(kind);
        return kind;
    }
}
