using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Collecting.Directories;

/// <summary>Rules for a contact, whether it comes from a table or a page.</summary>
internal static class ContactRules
{
    /// <summary>Makes a contact from texts, and reports all problems; null if there are any.</summary>
    /// <param name="organization">The organization's code.</param>
    /// <param name="role">Code of the role.</param>
    /// <param name="name">The name.</param>
    /// <param name="email">The address.</param>
    /// <param name="language">Code of the language.</param>
    /// <param name="placeOf">The place of a column of <see cref="DirectoryTable"/>.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static Contact? Check(
        string organization,
        string role,
        string name,
        string email,
        string language,
        Func<string, Place> placeOf,
        ProblemLog problems)
    {
        var errors = problems.Errors;
        var given = TypedName.Clean(role).ToLowerInvariant();
        var known = ActorRoles.Find(given) is ActorRole.Secretariat or ActorRole.Chair ? ActorRoles.Find(given) : null;
        if (known is null)
        {
            problems.Add(ProblemCatalogue.ContactRoleUnknown, placeOf(DirectoryTable.RoleColumn), ("found", role));
        }

        var person = TypedName.Find(name);
        if (person is null)
        {
            problems.Add(ProblemCatalogue.NameMissing["contact"], placeOf(DirectoryTable.ContactColumn), ("most", TypedName.MaxLength));
        }

        var address = TypedEmail.Read(email, placeOf(DirectoryTable.EmailColumn), problems);
        var tongue = TypedName.Clean(language);
        if (!MessageWording.IsIn(tongue))
        {
            problems.Add(
                ProblemCatalogue.LanguageUnknown,
                placeOf(DirectoryTable.LanguageColumn),
                ("found", language),
                ("known", Detail.Words(MessageWording.Languages)));
        }

        return problems.Errors > errors
            ? null
            : new Contact(Guid.Empty, organization, known!.Value, person!, address!, language.Trim(), Bounce: null);
    }
}
