using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Survey.Api.Hosting;
using Survey.Api.Http;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>The keys of services on one database: all have the same ones.</summary>
public sealed class ServiceKeysTests
{
    private TestStore _place = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Make()
    {
        _place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        _folder = new TemporaryFolder();
    }

    [TearDown]
    public void Remove()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Prepare_ManyServicesAtOnce_MakeOneKeyThatAllUse()
    {
        var services = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Start())));

        _place.Read<long>("SELECT COUNT(*) FROM service_key").ShouldBe(1);
        var closed = Protector(services[0]).Protect("a word");
        services.ShouldAllBe(service => Protector(service).Unprotect(closed) == "a word");
    }

    [Test]
    public void Prepare_KeyThatIsAboutToExpire_IsFollowedByOneOnly()
    {
        var (one, two) = (Start(), Start());
        var (first, second) = (one.GetRequiredService<IKeyManager>(), two.GetRequiredService<IKeyManager>());
        first.GetAllKeys().ShouldHaveSingleItem();
        second.GetAllKeys().ShouldHaveSingleItem();

        // As both would do two days before the key expires: each makes the next one, having read the same keys.
        var next = TimeProvider.System.GetUtcNow().AddDays(90);
        first.CreateNewKey(next, next.AddDays(90));
        second.CreateNewKey(next, next.AddDays(90));

        second.GetAllKeys().Select(key => key.KeyId).ShouldBe(first.GetAllKeys().Select(key => key.KeyId));
        _place.Read<long>("SELECT COUNT(*) FROM service_key").ShouldBe(2);
    }

    [Test]
    public void Prepare_WithACertificate_EncryptsTheKeys()
    {
        var certificate = WriteCertificate("one.pem");
        var closed = Protector(Start(certificate)).Protect("a word");

        var document = _place.Read<string>("SELECT document FROM service_key");
        document.ShouldContain("EncryptedData");
        document.ShouldNotContain("<masterKey");
        Protector(Start(certificate)).Unprotect(closed).ShouldBe("a word");
        Protector(Start($"{WriteCertificate("two.pem")}, {certificate}")).Unprotect(closed).ShouldBe("a word");
    }

    [Test]
    public void Prepare_WithoutTheCertificateOfTheKeys_IsRefused()
    {
        Start(WriteCertificate("one.pem"));

        foreach (var other in new[] { "", WriteCertificate("two.pem") })
        {
            Should.Throw<StoreException>(() => Start(other)).Message.ShouldContain("a certificate that this service does not have");
        }

        _place.Read<long>("SELECT COUNT(*) FROM service_key").ShouldBe(1, "nobody makes other keys");
    }

    [Test]
    public async Task From_CertificateThatCannotBeUsed_SaysWhichFile()
    {
        await File.WriteAllTextAsync(_folder.PathOf("empty.pem"), "");
        using var key = ECDsa.Create();
        using var elliptic = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        await File.WriteAllTextAsync(
            _folder.PathOf("elliptic.pem"),
            $"{elliptic.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");

        foreach (var file in new[] { "missing.pem", "empty.pem", "elliptic.pem" })
        {
            Should.Throw<InvalidDataException>(() => Settings(_folder.PathOf(file))).Message.ShouldContain($"{file} cannot be used");
        }
    }

    [Test]
    public void From_Addresses_KeepTheKeysWhereTheyBelong()
    {
        Settings("").Keys.ShouldBeNull();
        Settings("", "survey.db").Keys.ShouldBe("survey.db.keys");
    }

    private static IDataProtector Protector(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private ServiceProvider Start(string certificate = "")
    {
        var settings = Settings(certificate);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_place.Open(TimeProvider.System));
        ServiceKeys.Use(services, settings);
        var provider = services.BuildServiceProvider();
        ServiceKeys.Prepare(provider, settings);
        return provider;
    }

    private ServiceSettings Settings(string certificate, string? store = null) =>
        ServiceSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SURVEY_STORE"] = store ?? _place.Address,
            ["SURVEY_KEYS_CERTIFICATE"] = certificate,
        }).Build());

    private string WriteCertificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        File.WriteAllText(_folder.PathOf(name), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        return _folder.PathOf(name);
    }
}
