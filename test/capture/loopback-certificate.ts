/**
 * A self-signed certificate for localhost, news.test and 127.0.0.1, valid from 2020 to 2120, and its key. It guards
 * nothing and is trusted by nobody but the tests that name it.
 */
export const loopbackCertificate = `-----BEGIN CERTIFICATE-----
MIIBcjCCARigAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlzdGV0IHRl
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CXN0ZXQgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMxGu10j9t7cmT28
/w9vmOggGS1PV9oBBqTryivqUe7aJAdJtAgVu3qrE6KR6cCZEljVYIaCCPuyeBwV
2Mk9m9ujWTBXMCUGA1UdEQQeMByCCWxvY2FsaG9zdIIJbmV3cy50ZXN0hwR/AAAB
MA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFHuYzJ7oDH2Y7Qjtd//ivKuqL9lA
MAoGCCqGSM49BAMCA0gAMEUCIQCkMM3CuS17sG93ND7Pl7XiiCGUoqIoeeR0tROC
HsaFUAIgGltwXMdvFiMNpaKM8Zod+pohIhLpTyeyrY3h7urakGk=
-----END CERTIFICATE-----
`;

export const loopbackKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWi739l21otbD1T/i
IehqWezYuhb+QvFraZWSlVwEtguhRANCAATMRrtdI/be3Jk9vP8Pb5joIBktT1fa
AQak68or6lHu2iQHSbQIFbt6qxOikenAmRJY1WCGggj7sngcFdjJPZvb
-----END PRIVATE KEY-----
`;
