using Survey.Api.Hosting;
using Survey.Storage;

try
{
    await SurveyService.Build(args).RunAsync();
    return 0;
}
catch (Exception failure) when (failure is StoreException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 3;
}
