using Survey.Storage;

namespace Survey.Collecting.Accounts;

/// <summary>
/// Counts attempts to sign in while the store cannot be written, by the same rules as the store does: a full disk must lock nobody out,
/// and let nobody guess passwords.
/// </summary>
public sealed class SignInFallback
{
    // Beyond this number the oldest are forgotten; a name costs an attacker some 20 attempts before that.
    private const int MostKept = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset PausedUntil)> _attempts = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = [];

    /// <summary>Begins an attempt. It counts as failed until it is forgotten.</summary>
    /// <param name="keys">Hashes of the name and the address, with their rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>When the pause ends; null if the attempt may go on.</returns>
    public DateTimeOffset? Begin(IReadOnlyList<(byte[] Key, SignInPause Pause)> keys, DateTimeOffset now)
    {
        lock (_lock)
        {
            var pauses = keys
                .Select(each => (Until: _attempts.GetValueOrDefault(Convert.ToHexStringLower(each.Key)).PausedUntil, each.Pause.MaxPause))
                .Where(each => KeptMoments.IsToCome(each.Until, now, each.MaxPause))
                .ToList();
            if (pauses.Count > 0)
            {
                return pauses.Max(each => each.Until);
            }

            foreach (var (key, pause) in keys)
            {
                var text = Convert.ToHexStringLower(key);
                if (!_attempts.ContainsKey(text))
                {
                    _oldest.Enqueue(text);
                    while (_oldest.Count > MostKept)
                    {
                        _attempts.Remove(_oldest.Dequeue());
                    }
                }

                var failures = _attempts.GetValueOrDefault(text).Failures + 1;
                _attempts[text] = (failures, now + pause.After(failures));
            }

            return null;
        }
    }

    /// <summary>Forgets the failures: the password was right.</summary>
    public void Forget(IReadOnlyList<(byte[] Key, SignInPause Pause)> keys)
    {
        lock (_lock)
        {
            foreach (var (key, _) in keys)
            {
                _attempts[Convert.ToHexStringLower(key)] = default;
            }
        }
    }
}
