namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>What is left out of a form on request, because it is not supported. Otherwise each is an error.</summary>
[Flags]
public enum LeaveOut
{
    /// <summary>Nothing is left out.</summary>
    None = 0,

    /// <summary>Questions about places, lines and areas.</summary>
    Geo = 1,

    /// <summary>Questions about pictures, sounds, videos and files, and pictures and sounds beside texts.</summary>
    Media = 2,

    /// <summary>Rows that ask nobody anything: phone and SIM numbers, logs, background recordings and places.</summary>
    Metadata = 4,

    /// <summary>Questions about barcodes.</summary>
    Barcode = 8,

    /// <summary>Rows that read a table which is not there, or cannot be read.</summary>
    Tables = 16,
}
