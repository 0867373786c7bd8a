using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Survey.Tests.Conventions;

/// <summary>
/// The order of the layers, read from the compiled assemblies: what an assembly references, and what the types of a folder
/// (a namespace) use in signatures and in method bodies.
/// </summary>
public sealed class LayerTests
{
    // Each assembly may use those before it.
    private static readonly string[] Assemblies =
    [
        "Survey.Core",
        "Survey.Files",
        "Survey.Storage",
        "Survey.Collecting",
        "Survey.Api",
        "survey",
    ];

    // Each folder may use those before it.
    private static readonly string[] CoreFolders =
    [
        "Languages", "Problems", "Reading", "Frameworks", "Organizations", "Questionnaires", "Rounds", "Responses", "Analysis",
        "Results", "Tallies", "Comparisons", "Translations",
    ];

    private static readonly string[] ApiFolders =
    [
        "Texts",
        "Http",
        "Pages",
        "Access",
        "Mailing",
        "Audit",
        "Library",
        "Translations",
        "Rounds",
        "Directories",
        "Invitations",
        "Progress",
        "Answering",
        "Editing",
        "Responses",
        "OpenRounds",
        "Workbooks",
        "Overviews",
        "Analysing",
        "Publications",
        "Describing",
        "Hosting",
    ];

    // Core gets values and returns values. These types reach outside, as do all types of these namespaces. DateTime.Now and its like
    // are banned in every project (BannedSymbols.txt).
    private static readonly string[] TypesOutside =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream",
        "System.Console", "System.Environment", "System.TimeProvider", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Threading.Thread", "System.Threading.Timer",
    ];

    private static readonly string[] NamespacesOutside = ["System.Net", "System.Data"];

    // Reads the syntax of an e-mail address, and sends nothing.
    private static readonly string[] TypesAllowed = ["System.Net.Mail.MailAddress"];

    private static readonly Lazy<Architecture> Compiled =
        new(() => new ArchLoader().LoadAssemblies([.. Assemblies.Select(Assembly.Load)]).Build());

    [Test]
    public void Core_References_OnlyTheFramework() =>
        Assembly.Load("Survey.Core").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [TestCaseSource(nameof(Assemblies))]
    public void Assembly_References_OnlyThoseBefore(string assembly)
    {
        var allowed = Assemblies.TakeWhile(name => name != assembly);

        Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => Assemblies.Contains(name, StringComparer.Ordinal))
            .ShouldBeSubsetOf(allowed);
    }

    [Test]
    public void CommandLine_UsesTheService_OnlyToServe() =>
        TypesOf("Survey.Cli")
            .Where(type => type.Dependencies.Any(dependency => InNamespace(dependency.Target, "Survey.Api")))
            .Select(OutermostName)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["ServeCommand"]);

    [Test]
    public void Core_Folders_UseOnlyThoseBefore() => FindWrongUses("Survey.Core", CoreFolders).ShouldBeEmpty();

    [Test]
    public void Api_Folders_UseOnlyThoseBefore() => FindWrongUses("Survey.Api", ApiFolders).ShouldBeEmpty();

    [Test]
    public void Core_Types_ReachNoFileClockOrNetwork() =>
        TypesOf("Survey.Core")
            .SelectMany(type => type.Dependencies.Where(dependency => IsOutside(dependency.Target) && !IsOfIterator(dependency))
                .Select(dependency => $"{OutermostName(type)} uses {dependency.Target.FullName}"))
            .Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Test]
    public void Types_OfAllAssemblies_HaveNamesOfTheirOwn() =>
        Assemblies.SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => !type.IsNested && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.Namespace?.StartsWith("Survey.", StringComparison.Ordinal) == true)
            .GroupBy(type => type.Name.Split('`')[0], StringComparer.Ordinal)
            .Where(types => types.Count() > 1)
            .Select(types => string.Join(" and ", types.Select(type => type.FullName)))
            .ShouldBeEmpty();

    private static SortedSet<string> FindWrongUses(string root, string[] folders)
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);

        // Types at the root of a project start it, and may use all of it.
        foreach (var type in TypesOf(root).Where(type => FolderOf(type, root).Length > 0))
        {
            var folder = FolderOf(type, root);
            var position = Array.IndexOf(folders, folder);
            if (position < 0)
            {
                wrong.Add($"The folder {folder} has no place in the order.");
            }

            foreach (var used in type.Dependencies.Select(dependency => dependency.Target).Where(target => InNamespace(target, root)))
            {
                if (Array.IndexOf(folders, FolderOf(used, root)) > position)
                {
                    wrong.Add($"{folder}: {OutermostName(type)} uses {used.FullName}");
                }
            }
        }

        return wrong;
    }

    private static IEnumerable<IType> TypesOf(string root) => Compiled.Value.Types.Where(type => InNamespace(type, root));

    private static bool IsOutside(IType type) =>
        TypesOutside.Contains(type.FullName, StringComparer.Ordinal)
        || (NamespacesOutside.Any(space => InNamespace(type, space)) && !TypesAllowed.Contains(type.FullName, StringComparer.Ordinal));

    // The compiler compares numbers of threads in an iterator that is async.
    private static bool IsOfIterator(ITypeDependency dependency) =>
        dependency is MethodCallDependency call
        && call.TargetMember.Name.StartsWith("get_CurrentManagedThreadId", StringComparison.Ordinal);

    private static bool InNamespace(IType type, string root) => type.FullName.StartsWith($"{root}.", StringComparison.Ordinal);

    private static string FolderOf(IType type, string root)
    {
        var space = type.Namespace.FullName;
        return space.Length > root.Length ? space[(root.Length + 1)..].Split('.')[0] : "";
    }

    private static string OutermostName(IType type) => type.FullName[(type.Namespace.FullName.Length + 1)..].Split('+', '`', '/')[0];
}
