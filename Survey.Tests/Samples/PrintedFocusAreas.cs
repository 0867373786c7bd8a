namespace Survey.Tests.Samples;

/// <summary>
/// The table of Appendix 2 of the GRCP 7 Background Note as it is printed: areas of focus in the order of the print, the theme of
/// each, and the mechanisms by the short names of samples/focus-areas.
/// </summary>
internal static class PrintedFocusAreas
{
    public static IReadOnlyList<(string Area, string Theme, string[] Mechanisms)> All { get; } =
    [
        ("Migration, environment and climate change", "5", ["MIDCAS", "Puebla Process"]),
        ("Humanitarian emergency preparedness", "5", ["Almaty Process", "FIBEMYD"]),
        ("Migration and development", "4", [
            "5+5 Dialogue", "Almaty Process", "ARCP", "Budapest Process", "MIDCOM", "FIBEMYD", "IGAD-RCP", "MIDCAS", "MIDSA", "MTM",
            "Prague Process", "Puebla Process", "Rabat Process", "SACM", "GFMD", "IDM",
        ]),
        ("Remittances", "4", ["ACP–EU Dialogue", "Colombo Process", "EU–LAC Dialogue", "FIBEMYD", "MIDWA"]),
        ("Labour migration", "2", [
            "5+5 Dialogue", "ACP–EU Dialogue", "ADD", "AFML", "Almaty Process", "ARCP", "ASEM Conference",
            "Asia–EU Dialogue on Labour Migration", "Budapest Process", "Colombo Process", "MIDCOM", "EU–LAC Dialogue", "FIBEMYD",
            "MIDCAS", "MIDSA", "MIDWA", "Prague Process", "Rabat Process", "PIDC", "EaPPMA",
        ]),
        ("Return, reintegration, readmissions", "2", [
            "ACP–EU Dialogue", "EU–LAC Dialogue", "MIDCAS", "MIDSA", "MIDWA", "Prague Process", "Puebla Process", "Rabat Process",
        ]),
        ("Irregular migration and mixed migration flows", "2", [
            "5+5 Dialogue", "Almaty Process", "ARCP", "ASEM Conference", "MIDCOM", "EU–LAC Dialogue", "IGC", "Khartoum Process",
            "MIDCAS", "MIDSA", "MTM", "PAFoM", "Prague Process", "Rabat Process",
        ]),
        ("Migrant rights", "1", [
            "ACP–EU Dialogue", "AFML", "Almaty Process", "ARCP", "Colombo Process", "MIDCOM", "FIBEMYD", "MIDSA", "Puebla Process",
            "Rabat Process", "SACM", "EaPPMA",
        ]),
        ("Migrant integration", "1", [
            "5+5 Dialogue", "Almaty Process", "ARCP", "Budapest Process", "IGC", "MIDCAS", "Puebla Process", "Rabat Process", "SACM",
        ]),
        ("Migration and education", "1", ["Asia–EU Dialogue on Labour Migration", "ASEM Conference"]),
        ("Asylum and refugees", "1", [
            "Almaty Process", "ACP–EU Dialogue", "ARCP", "Budapest Process", "IGC", "Puebla Process", "Rabat Process", "PIDC",
            "EaPPMA",
        ]),
        ("Migration health", "1", ["5+5 Dialogue", "Colombo Process", "MIDCOM", "MIDCAS", "MIDSA", "Puebla Process"]),
        ("Migration policy", "3", [
            "Almaty Process", "ARCP", "MIDCOM", "FIBEMYD", "IGAD-RCP", "PAFoM", "Puebla Process", "Rabat Process", "PIDC",
        ]),
        ("Partnerships (e.g. with civil society, private sector)", "3", ["Almaty Process", "Puebla Process"]),
        ("Migration data", "3", ["5+5 Dialogue", "ARCP", "MIDCOM", "EU–LAC Dialogue", "IGC", "MIDCAS", "MIDWA", "SACM"]),
        ("Border management", "3", [
            "ACP–EU Dialogue", "EU–LAC Dialogue", "IGC", "MIDSA", "PAFoM", "Puebla Process", "Rabat Process", "PIDC", "EaPPMA",
        ]),
        ("Counter-trafficking", "6", [
            "ACP–EU Dialogue", "AFML", "Almaty Process", "ASEM Conference", "Asia–EU Dialogue on Labour Migration", "Bali Process",
            "Budapest Process", "MIDCOM", "EU–LAC Dialogue", "Khartoum Process", "MIDWA", "Rabat Process", "SACM", "PIDC", "EaPPMA",
        ]),
    ];
}
