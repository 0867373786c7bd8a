using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Survey.Api.Http;

namespace Survey.Api.Mailing;

/// <summary>
/// Reads the mailbox to which undelivered messages return. A report about a message of this store is marked as read, with a keyword; all
/// other mail stays as it is. Only one caller may use it at a time.
/// </summary>
/// <param name="settings">The mailbox.</param>
public sealed class BounceReader(BounceSettings settings)
{
    /// <summary>The keyword (IMAP) of reports that were dealt with.</summary>
    public const string Handled = "SurveyHandled";

    private const int Seconds = 60;

    // Mail that was looked at and is nothing for this service; it is not fetched again.
    private readonly HashSet<UniqueId> _others = [];
    private uint _validity;

    /// <summary>Reads the reports that were not dealt with.</summary>
    /// <param name="note">
    /// Notes that a message could not be delivered, with the reason; a null reason only asks whether the message is known. False if it is
    /// not.
    /// </param>
    /// <param name="stopping">Cancels the reading; what was not dealt with is read again the next time.</param>
    /// <returns>Number of reports dealt with.</returns>
    public async Task<int> Read(Func<Guid, string?, Task<bool>> note, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(TimeSpan.FromSeconds(Seconds));
        var cancel = patience.Token;

        // Like most mail programs, do not fail because a list of revoked certificates cannot be reached.
        using var client = new ImapClient { CheckCertificateRevocation = false };
        var encryption = settings.IsTlsFirst ? SecureSocketOptions.SslOnConnect
            : settings.IsEncrypted ? SecureSocketOptions.StartTls
            : SecureSocketOptions.None;
        await client.ConnectAsync(settings.Host, settings.Port, encryption, cancel);
        await client.AuthenticateAsync(settings.User, settings.Password, cancel);
        var folder = await client.GetFolderAsync(settings.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        if (_validity != folder.UidValidity)
        {
            _others.Clear();
            _validity = folder.UidValidity;
        }

        // Without keywords of our own, the mark is that it was read.
        var hasKeywords = folder.PermanentFlags.HasFlag(MessageFlags.UserDefined);
        var query = (hasKeywords ? SearchQuery.NotKeyword(Handled) : SearchQuery.NotSeen)
            .And(SearchQuery.HeaderContains("Content-Type", "multipart/report"));
        var handled = 0;
        foreach (var id in (await folder.SearchAsync(query, cancel)).Where(id => !_others.Contains(id)))
        {
            using var mail = await folder.GetMessageAsync(id, cancel);
            if (Bounce.Find(mail) is { } bounce && await note(bounce.Message, bounce.IsFinal ? bounce.Reason : null))
            {
                await folder.StoreAsync(id, MarkAsHandled(hasKeywords), cancel);
                handled++;
            }
            else
            {
                _others.Add(id);
            }
        }

        await client.DisconnectAsync(quit: true, cancel);
        return handled;
    }

    private static StoreFlagsRequest MarkAsHandled(bool hasKeywords)
    {
        var request = new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true };
        if (hasKeywords)
        {
            request.Keywords.Add(Handled);
        }

        return request;
    }
}
