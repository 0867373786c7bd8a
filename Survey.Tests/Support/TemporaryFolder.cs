using System.Text;

namespace Survey.Tests.Support;

/// <summary>A test's own folder, deleted afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("survey-test-").FullName;

    public string Path { get; }

    /// <summary>A copy of a sample round, which the test may change.</summary>
    public static TemporaryFolder CopyOf(string sample)
    {
        var copy = new TemporaryFolder();
        copy.Add(Repository.Sample(sample), ".");
        return copy;
    }

    /// <summary>Copies a folder with everything in it to a place in this one.</summary>
    public void Add(string source, string place)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = PathOf(System.IO.Path.Combine(place, System.IO.Path.GetRelativePath(source, file)));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Replaces the first occurrence of a text that must be there.</summary>
    public void Replace(string file, string old, string replacement)
    {
        var text = Read(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{file} holds no {old}");
        Write(file, string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length)));
    }

    public void Delete(string file) => File.Delete(PathOf(file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
