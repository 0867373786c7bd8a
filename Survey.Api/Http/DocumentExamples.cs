namespace Survey.Api.Http;

/// <summary>
/// Examples of JSON and tables without a schema: a round's documents, answers, an overview, results, a table. They match: a test creates
/// the round, submits the answers and gets this overview and these results.
/// </summary>
internal static class DocumentExamples
{
    /// <summary>As in framework.json.</summary>
    public const string Framework =
        """
        {"code": "gcm-modalities-2017", "name": "Global compact for migration: 2 of its 24 elements", "themes": [
          {"code": "5", "title": "Drivers of migration", "elements": [
            {"code": "c", "title": "The need to address the drivers of migration", "short": "Addressing drivers"},
            {"code": "n", "title": "Addressing the situations of migrants in countries in crisis",
             "short": "Migrants in countries in crisis"}]}]}
        """;

    /// <summary>As in directory.json.</summary>
    public const string Directory =
        """
        {"regions": [{"code": "americas", "name": "the Americas"}],
         "types": [{"code": "rcp", "name": "Regional consultative process (RCP)"}],
         "organizations": [
          {"code": "rcm", "short": "RCM", "name": "Regional Conference on Migration (Puebla Process)", "type": "rcp",
           "regions": ["americas"]},
          {"code": "sacm", "short": "SACM", "name": "South American Conference on Migration", "type": "rcp", "regions": ["americas"]}]}
        """;

    /// <summary>What changed since a publication.</summary>
    public const string Changes =
        """
        {"round": "grcp7", "publication": "final-report", "definitionChanged": false,
         "figures": [{"figure": "responded", "region": "americas", "earlier": 1, "later": 2, "changed": true,
          "onlyEarlier": [], "onlyLater": ["sacm"], "because": ["sacm"]}],
         "responses": [{"organization": "sacm", "what": ["answered", "late"]}]}
        """;

    /// <summary>The round compared with an earlier one.</summary>
    public const string Comparison =
        """
        {"round": "grcp7", "earlier": "grcp6",
         "participants": {"joined": ["rcm"], "left": [], "answeredBoth": [], "answeredEarlierOnly": ["sacm"],
          "answeredLaterOnly": ["rcm"]},
         "regions": [{"code": "americas", "became": ["c"], "ceased": [], "stayed": ["n"]}],
         "acrossRegions": [{"element": "c", "earlier": [], "later": ["americas"]}],
         "figures": [{"figure": "responded", "region": "americas", "earlier": 1, "later": 1, "changed": true,
          "onlyEarlier": ["sacm"], "onlyLater": ["rcm"]}],
         "questions": [{"code": "has_recommendations", "repeat": null, "type": "select-one",
          "earlier": {"asked": 1, "answered": 1, "respondents": 1}, "later": {"asked": 1, "answered": 1, "respondents": 1},
          "entries": [{"code": "yes", "earlier": {"count": 1, "respondents": 1, "share": 1},
           "later": {"count": 1, "respondents": 1, "share": 1}}]}],
         "differences": [{"subject": "question", "code": "contact", "reason": "only-later", "later": "Contact"}]}
        """;

    /// <summary>One of its organizations.</summary>
    public const string Organization =
        """
        {"code": "sacm", "short": {"en": "SACM", "es": "CSM"},
         "name": {"en": "South American Conference on Migration", "es": "Conferencia Suramericana sobre Migraciones"},
         "type": "rcp", "regions": ["americas"]}
        """;

    /// <summary>As in questionnaire.json.</summary>
    public const string Questionnaire =
        """
        {"code": "grcp7", "version": "1", "framework": "gcm-modalities-2017", "defaultLanguage": "en",
         "title": {"en": "GRCP 7: recommendations for the global compact for migration",
          "es": "GRCP 7: recomendaciones para el pacto mundial sobre migración"},
         "items": [
          {"type": "select-one", "code": "has_recommendations",
           "label": "Has the mechanism formulated any concrete recommendations?", "choices": "yes-no", "required": true},
          {"type": "select-one", "code": "recommendations_status", "label": "Their status", "choices": "status",
           "relevant": "${has_recommendations} = 'yes'", "required": true},
          {"type": "repeat", "code": "recommendations", "label": "Recommendations", "relevant": "${has_recommendations} = 'yes'",
           "minimum": 1, "items": [
            {"type": "text", "code": "text", "label": "The recommendation", "multiline": true, "required": true},
            {"type": "coded", "code": "elements", "label": "Its elements", "required": true}]}],
         "choices": {
          "yes-no": [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}],
          "status": [{"code": "final", "label": "Final"}, {"code": "provisional", "label": "Provisional"}]}}
        """;

    /// <summary>As in round.json.</summary>
    public const string Round =
        """
        {"code": "grcp7", "title": "GRCP 7", "questionnaire": "grcp7", "framework": "gcm-modalities-2017",
         "opens": "2017-06-01", "deadline": "2017-06-26", "closes": "2017-10-10", "organizations": ["rcm", "sacm"]}
        """;

    /// <summary>The answers of a response, as in its file.</summary>
    public const string Answers =
        """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [
          {"text": "Orient development cooperation towards the communities of origin most affected by poverty and violence.",
           "elements": {"themes": [], "elements": ["c"]}}]}
        """;

    /// <summary>A response, as in its file.</summary>
    public const string Response =
        $$"""
        {"organization": "rcm", "state": "submitted", "language": "en", "submittedOn": "2017-06-20",
         "submittedBy": "Amina Diallo", "answers": {{Answers}}}
        """;

    /// <summary>The overview of this response.</summary>
    public const string Overview =
        """
        {"round": "grcp7", "rule": {"threshold": 0.5, "denominator": "theme-respondents", "minimum": 2},
         "overall": {"invited": 2, "invitedBy": ["rcm", "sacm"], "responded": 1, "respondedBy": ["rcm"], "noFeedback": ["sacm"], "late": [],
          "respondentsByType": {"rcp": 1}, "respondentsByTypeBy": {"rcp": ["rcm"]},
          "recommendingFinal": ["rcm"], "recommendingByType": {"rcp": ["rcm"]}, "inProcess": [], "inProcessByType": {"rcp": []},
          "allThemes": ["rcm"]},
         "regions": [{"code": "americas", "invited": 2, "invitedBy": ["rcm", "sacm"], "responded": 1, "respondedBy": ["rcm"], "late": [],
          "respondentsByType": {"rcp": 1}, "respondentsByTypeBy": {"rcp": ["rcm"]},
          "noFeedback": ["sacm"], "recommending": ["rcm"], "notRecommending": [], "allThemes": ["rcm"],
          "themes": [{"code": "5", "respondents": 1, "respondentsBy": ["rcm"], "denominator": 1, "elements": [
            {"code": "c", "named": 1, "share": 1, "recurrent": false, "by": ["rcm"]},
            {"code": "n", "named": 0, "share": 0, "recurrent": false, "by": []}]}]}],
         "crossRegional": [{"regions": 1, "elements": []}]}
        """;

    /// <summary>The results of this response.</summary>
    public const string Results =
        """
        {"round": "grcp7", "responded": 1, "questions": [
          {"code": "has_recommendations", "repeat": null, "type": "select-one", "asked": 1, "answered": 1, "choices": [
            {"code": "yes", "count": 1, "share": 1, "by": ["rcm"]}, {"code": "no", "count": 0, "share": 0, "by": []}],
           "groups": [
            {"kind": "region", "code": "americas", "asked": 1, "answered": 1,
             "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 0}]},
            {"kind": "type", "code": "rcp", "asked": 1, "answered": 1,
             "choices": [{"code": "yes", "count": 1}, {"code": "no", "count": 0}]}]},
          {"code": "recommendations_status", "repeat": null, "type": "select-one", "asked": 1, "answered": 1, "choices": [
            {"code": "final", "count": 1, "share": 1, "by": ["rcm"]}, {"code": "provisional", "count": 0, "share": 0, "by": []}],
           "groups": [
            {"kind": "region", "code": "americas", "asked": 1, "answered": 1,
             "choices": [{"code": "final", "count": 1}, {"code": "provisional", "count": 0}]},
            {"kind": "type", "code": "rcp", "asked": 1, "answered": 1,
             "choices": [{"code": "final", "count": 1}, {"code": "provisional", "count": 0}]}]},
          {"code": "text", "repeat": "recommendations", "type": "text", "asked": 1, "answered": 1, "respondents": 1, "by": ["rcm"],
           "groups": [
            {"kind": "region", "code": "americas", "asked": 1, "answered": 1, "respondents": 1},
            {"kind": "type", "code": "rcp", "asked": 1, "answered": 1, "respondents": 1}]},
          {"code": "elements", "repeat": "recommendations", "type": "coded", "asked": 1, "answered": 1, "respondents": 1, "elements": [
            {"code": "c", "count": 1, "respondents": 1, "share": 1, "by": ["rcm"]},
            {"code": "n", "count": 0, "respondents": 0, "share": 0, "by": []}],
           "groups": [
            {"kind": "region", "code": "americas", "asked": 1, "answered": 1, "respondents": 1, "elements": [
              {"code": "c", "count": 1, "respondents": 1}, {"code": "n", "count": 0, "respondents": 0}]},
            {"kind": "type", "code": "rcp", "asked": 1, "answered": 1, "respondents": 1, "elements": [
              {"code": "c", "count": 1, "respondents": 1}, {"code": "n", "count": 0, "respondents": 0}]}]}]}
        """;

    /// <summary>A directory as a table.</summary>
    public const string Table =
        """
        code,name,type,regions,contact role,contact name,contact e-mail,contact language
        rcm,Regional Conference on Migration (Puebla Process),rcp,americas,secretariat,Secretariat,secretariat@example.org,es
        rcm,,,,chair,Presidency,chair@example.org,es
        """;
}
