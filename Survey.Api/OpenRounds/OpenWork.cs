using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Survey.Api.OpenRounds;

/// <summary>
/// Makes it costly to send the form of a public page thousands of times: the browser's script computes a proof of work (<c>work.js</c>),
/// or somebody without script waits some seconds. Nothing about the visitor is used or stored.
/// </summary>
/// <param name="protection">Protects the time at which a page was shown.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenWork(IDataProtectionProvider protection, TimeProvider time)
{
    private const int ZeroBytes = 2;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("open-work");

    /// <summary>The time at which a page is shown, for a hidden field.</summary>
    /// <param name="key">The idempotency key of the page.</param>
    public string Stamp(string key) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{key} {time.GetUtcNow().ToUnixTimeSeconds()}"));

    /// <summary>Checks the form of a page.</summary>
    /// <param name="key">The idempotency key of the page.</param>
    /// <param name="stamp">The time at which it was shown, as protected by <see cref="Stamp"/>.</param>
    /// <param name="work">The number that the script found; empty for none.</param>
    /// <returns>Zero if the form can be accepted; the time to wait; or null if the page is too old or not this service's.</returns>
    public TimeSpan? FindWait(string key, string stamp, string work)
    {
        if (FindShownAt(key, stamp) is not { } shown || time.GetUtcNow() - shown > Valid)
        {
            return null;
        }

        var left = shown + Wait - time.GetUtcNow();
        return left <= TimeSpan.Zero || IsSolved(key, work) ? TimeSpan.Zero : left;
    }

    private static bool IsSolved(string key, string work) =>
        work is { Length: > 0 and < 20 }
        && work.All(char.IsAsciiDigit)
        && !SHA256.HashData(Encoding.UTF8.GetBytes($"{key}.{work}")).AsSpan(0, ZeroBytes).ContainsAnyExcept((byte)0);

    private DateTimeOffset? FindShownAt(string key, string stamp)
    {
        try
        {
            return _protector.Unprotect(stamp).Split(' ') is [var ofPage, var seconds] && ofPage == key
                ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
