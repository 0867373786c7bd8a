using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Api.Hosting;

/// <summary>Keeps the keys in the store, for all services on it.</summary>
/// <remarks>
/// ASP.NET Core reads the keys once a day and makes a new one two days before the last one expires, so that all services know it in time.
/// </remarks>
internal sealed class StoredKeys(Store store) : IXmlRepository
{
    private Guid? _latest;

    public IReadOnlyCollection<XElement> GetAllElements() => Wait(Read);

    /// <remarks>
    /// A key is not stored if another service has stored one since this one read them: of several services that start at once, one makes
    /// the key. ASP.NET Core reads the keys again afterwards and uses that one.
    /// </remarks>
    public void StoreElement(XElement element, string friendlyName) => Wait(async () =>
    {
        await using var session = await store.BeginWriteAsync();
        if (element.Name == "key" && FindLatest(await session.ServiceKeys.GetAll()) != _latest)
        {
            return false;
        }

        await session.ServiceKeys.Add(element.ToString(SaveOptions.DisableFormatting));
        await session.Commit();
        return true;
    });

    private async Task<IReadOnlyCollection<XElement>> Read()
    {
        await using var session = await store.BeginReadAsync();
        var rows = await session.ServiceKeys.GetAll();
        _latest = FindLatest(rows);
        return [.. rows.Select(row => XElement.Parse(row.Document))];
    }

    private static Guid? FindLatest(IReadOnlyList<ServiceKeyRow> rows) => rows is [.., var latest] ? latest.Id : null;

    // ASP.NET Core has no asynchronous form of this. It happens at the start, and then about once a day outside of any request.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
