using Survey.Benchmarks;

// survey-benchmarks                         all measurements except secretariats, printed as a table
// survey-benchmarks logic                   only the logic of a form
// survey-benchmarks form                    only the check of a large form
// survey-benchmarks results                 only results and exports of open rounds
// survey-benchmarks secretariats [SECONDS]  35 secretariats using the pages at the same time; default 120 seconds
// survey-benchmarks generate KIND N FOLDER  writes a generated round; KIND is invited (N organizations) or open (N respondents)
// survey-benchmarks measure STEP FOLDER STORE   one measurement in this process, so that its memory is not mixed with others
return args switch
{
    [] => Comparison.Run(Console.Out),
    ["logic"] => Logic(),
    ["form"] => CheckForm(),
    ["results"] => Comparison.RunReading(Console.Out),
    ["secretariats", .. var rest] => await SecretariatLoad.Run(
        Console.Out,
        rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 120),
    ["generate", var kind, var count, var folder] => GeneratedRound.Write(
        kind,
        int.Parse(count, System.Globalization.CultureInfo.InvariantCulture),
        folder),
    ["measure", var step, var folder, var store] => await Measurement.Run(step, folder, store, Console.Out),
    _ => Usage(),
};

static int Logic()
{
    LogicComparison.Run(Console.Out);
    return 0;
}

static int CheckForm()
{
    var folder = Directory.CreateTempSubdirectory("survey-benchmark-").FullName;
    FormCheck.Run(Console.Out, folder);
    Directory.Delete(folder, recursive: true);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: dotnet run -c Release --project Survey.Benchmarks "
            + "[-- logic | form | results | secretariats [SECONDS] | generate invited|open COUNT FOLDER]"
    );
    return 2;
}
