using Survey.Api.Hosting;
using Survey.Storage;

try
{
    var service = SurveyService.Build(args);
    try
    {
        await service.RunAsync();
    }
    finally
    {
        SurveyService.CloseStore(service);
    }

    return 0;
}
catch (Exception failure) when (failure is StoreException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 3;
}
