/** Which passwords of twelve characters and more does everybody try first? Shorter ones are refused by their length. */

const words = `
password1234 password12345 password123456 passwordpassword password1password 123456789012 1234567890123 12345678901234
123456789101112 1234567891011 012345678910 0123456789ab 111111111111 000000000000 aaaaaaaaaaaa qwertyuiop12 qwertyuiop123
qwertyuiop1234 qwertyuiopasdfgh qwertyuiopasdf qwertyuiopasdfghjkl qwerty123456 qwerty1234567 qwerty12345678 1qaz2wsx3edc
1qaz2wsx3edc4rfv zaq12wsxcde3 asdfghjkl123 zxcvbnm12345 iloveyou1234 iloveyou12345 letmein12345 letmein123456 welcome12345
welcome123456 admin1234567 admin12345678 administrator administrator1 administrator123 changeme1234 changeme12345 trustno1trustno1
correcthorsebatterystaple superman1234 football1234 baseball1234 monkey123456 dragon123456 master123456 sunshine1234 princess1234
abc123456789 abcd12345678 abcdefghijkl abcdefghijklm a123456789012 q1w2e3r4t5y6 1q2w3e4r5t6y 1q2w3e4r5t6y7u passw0rd1234 p@ssw0rd1234
p@ssword1234 p@ssw0rd12345 secret123456 secretsecret testtesttest test12345678 test123456789 guest1234567 welcomewelcome
weirweirweir weir12345678 salessalessales sales1234567 company12345 summer202312 summer202412 winter202312 winter202412
`
  .trim()
  .split(/\s+/)

const known = new Set(words)

/** Whatever the case; also one short piece repeated over and over, and straight runs along the keyboard or the digits. */
export const isCommon = (password: string): boolean => {
  const lower = password.toLowerCase()
  if (known.has(lower)) return true
  if (/^(.{1,4})\1+$/u.test(lower)) return true
  const runs = [
    "01234567890123456789012345678901234567890",
    "98765432109876543210987654321098765432109",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm"
  ]
  return runs.some((run) => run.includes(lower))
}
